import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createMailbox } from '../../mail/index.ts'
import { loadAuthSecrets } from '../secrets.ts'
import { openForRecovery, type Storage } from '../../../storage/index.ts'
import { cookieOf, household, post, type TestAppliance } from '../../testing.ts'

/** Test support: a person at the wrappers, by cookie or bearer, and a look behind them. */
export type Somebody = {
  email: string
  cookie: string
  accessToken: string
  refreshToken: string
  user: { id: string }
}

export const api = (house: TestAppliance) => `${house.auth}/api/v1/auth`

export async function logIn(
  house: TestAppliance,
  email = household.email,
  password = household.password,
): Promise<Somebody> {
  const answer = await post(`${api(house)}/login`, { email, password })
  if (!answer.ok) throw new Error(`login answered ${answer.status}: ${await answer.text()}`)
  return { ...((await answer.json()) as Somebody), email, cookie: cookieOf(answer) }
}

export async function joinAs(
  house: TestAppliance,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Somebody> {
  const email = `${name}@example.org`
  const answer = await register(house, { email, name, ...more })
  if (!answer.ok) throw new Error(`register answered ${answer.status}: ${await answer.text()}`)
  return logIn(house, email)
}

export const register = (house: TestAppliance, body: Record<string, unknown>) =>
  post(`${api(house)}/register`, { password: household.password, ...body })

/** A call as a client makes it that holds a bearer token and no cookie. */
export function bearer(
  house: TestAppliance,
  { accessToken }: Pick<Somebody, 'accessToken'>,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<Response> {
  return fetch(`${api(house)}${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Rows of the house's database, or a change to it from outside. */
export function sql<T = Record<string, unknown>>(
  house: TestAppliance,
  text: string,
  ...values: unknown[]
): T[] {
  const sqlite = new Database(join(house.dir, 'hearth.db'))
  try {
    const statement = sqlite.prepare(text)
    if (statement.reader) return statement.all(...values) as T[]
    statement.run(...values)
    return []
  } finally {
    sqlite.close()
  }
}

/** The links that wait in the outbox, newest first. */
export async function outbox(
  house: TestAppliance,
): Promise<{ kind: string; address: string; url: string; content: string }[]> {
  const secrets = await loadAuthSecrets(house.dir, true)
  const recovery = await openForRecovery(house.dir)
  try {
    const mailbox = createMailbox({
      storage: { sqlite: recovery.sqlite } as Storage,
      smtp: () => undefined,
      secrets,
      householdName: () => '',
      log: { info() {}, warn() {}, error() {} },
      now: Date.now,
      newId: () => '',
    })
    return mailbox.list({ limit: 100 }).map(({ id, kind, address }) => ({
      kind,
      address,
      url: mailbox.link(id) ?? '',
      content: String(
        recovery.sqlite.prepare('SELECT content FROM mail WHERE id = ?').pluck().get(id),
      ),
    }))
  } finally {
    recovery.close()
  }
}

/** A port that was free a moment ago. */
export function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
