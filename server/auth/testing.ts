import { hashPassword } from 'better-auth/crypto'
import type { Database } from 'better-sqlite3'
import { cookieOf, household, post } from '../testing.ts'
import type { Outbox } from './letters.ts'

/** Test support: where letters go that nobody looks at. */
export const noOutbox: Outbox = {
  sends: false,
  put: () => '',
  rehearse() {},
  spend() {},
  spendOf() {},
}

let hash: Promise<string> | undefined

/**
 * Test support: an account with the household's password, by rows rather than by a sign-up, and a
 * session for it. `sqlite` is a connection of the test's own.
 */
export async function addPerson(origin: string, sqlite: Database, name: string) {
  const userId = crypto.randomUUID()
  const email = `${name}@example.org`
  const password = await (hash ??= hashPassword(household.password))
  const now = Date.now()
  sqlite
    .prepare(
      `INSERT INTO user (id, name, email, email_verified, role, created_at, updated_at) VALUES (?, ?, ?, 1, 'user', ?, ?)`,
    )
    .run(userId, name, email, now, now)
  sqlite
    .prepare(
      `INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
    )
    .run(crypto.randomUUID(), userId, userId, password, now, now)
  const answer = await post(`${origin}/api/v1/auth/login`, { email, password: household.password })
  if (!answer.ok) throw new Error(`login answered ${answer.status}: ${await answer.text()}`)
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return { userId, email, cookie: cookieOf(answer), accessToken }
}
