import { randomBytes } from 'node:crypto'
import type { Storage } from '../../storage/index.ts'
import type { HandlerDoor, Outer } from './handler-door.ts'
import type { Letters } from './letters.ts'
import type { Pages } from './pages.ts'
import type { SecurityEvents } from './security-events.ts'

type Deps = {
  storage: Storage
  door: HandlerDoor
  events: SecurityEvents
  letters: Letters
  pages: Pages
  now: () => number
  newId: () => string
}

/**
 * Asks Better Auth for a reset. For an address nobody has the same is written and taken back, so that
 * the clock tells no more than the answer: what takes time here are three commits.
 */
export function createForgotten(deps: Deps) {
  const { storage, door, events, letters, pages, now, newId } = deps
  const personAt = storage.sqlite.prepare('SELECT id FROM user WHERE email = ?').pluck()
  const ask = storage.sqlite.prepare(
    `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const forget = storage.sqlite.prepare('DELETE FROM verification WHERE id = ?')

  async function rehearse(outer: Outer, email: string): Promise<void> {
    const id = newId()
    const token = randomBytes(18).toString('base64url')
    const expiresAt = now() + 3_600_000
    await storage.write(() => {
      ask.run(id, `reset-password:${token}`, newId(), expiresAt, now(), now())
    })
    const url = pages.at(outer, `/reset-password?token=${token}`)
    await storage.write(() => {
      forget.run(id)
      takenBack(storage, () =>
        letters.put({ kind: 'reset', address: email, url, expiresAt }, outer.headers),
      )
    })
  }

  return async (outer: Outer, email: string, redirectTo: string | undefined): Promise<void> => {
    const userId = (personAt.get(email) as string | undefined) ?? null
    await door.ask(outer, '/request-password-reset', { body: { email, redirectTo } })
    if (userId === null) await rehearse(outer, email)
    await storage.write(() =>
      events.record({ userId, eventType: 'password_reset_requested', outer }),
    )
  }
}

export type Forgotten = ReturnType<typeof createForgotten>

/** Does `work` in a savepoint and undoes it; what it throws counts. */
function takenBack({ writeNow }: Storage, work: () => void): void {
  const undone = new Error('taken back')
  try {
    writeNow(() => {
      work()
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
}
