import { hashPassword } from 'better-auth/crypto'
import { openStorage } from '../../storage/index.ts'
import { startAppliance, type Session } from './appliance.ts'

export const theirPassword = 'the same for all of them'

/** Person number `n` of a folder filled by {@link manyPeople}. */
export function addressOf(n: number): string {
  return `person-${n}@example.org`
}

/** A data folder whose first person is an admin, and `count` more with {@link theirPassword}. */
export async function manyPeople(dataDir: string, count: number): Promise<Session> {
  const session = await settle(dataDir)
  const hash = await hashPassword(theirPassword)
  const storage = await openStorage({ dir: dataDir })
  try {
    const addPerson = storage.sqlite.prepare(
      `INSERT INTO user (id, name, email, email_verified, role, created_at, updated_at) VALUES (?, ?, ?, 1, 'user', ?, ?)`,
    )
    const addPassword = storage.sqlite.prepare(
      `INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
    )
    storage.sqlite.transaction(() => {
      for (let n = 0; n < count; n++) {
        const at = 1_700_000_000_000 + n
        addPerson.run(`person-${n}`, `Person ${n}`, addressOf(n), at, at)
        addPassword.run(`account-${n}`, `person-${n}`, `person-${n}`, hash, at, at)
      }
    })()
  } finally {
    await storage.close()
  }
  return session
}

async function settle(dataDir: string): Promise<Session> {
  await using appliance = await startAppliance({ dataDir })
  return { ownerId: appliance.ownerId, cookie: appliance.cookie }
}
