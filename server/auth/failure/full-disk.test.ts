import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mountRoom } from '../../../storage/tests/mount.ts'
import { cookieOf, household } from '../../testing.ts'
import { openAccounts, type Accounts } from './testing.ts'

let accounts: Accounts
let cookie: string
let userId: string
async function moveIn(place: Parameters<typeof openAccounts>[1] = {}): Promise<void> {
  accounts = await openAccounts({}, place)
  const answer = await accounts.login()
  cookie = cookieOf(answer)
  userId = ((await answer.json()) as { user: { id: string } }).user.id
}
afterEach(() => accounts.close())

const db = () => accounts.storage.sqlite

const password = household.password
const routes: [string, unknown, boolean][] = [
  ['/sign-in/email', { email: household.email, password }, false],
  ['/sign-up/email', { email: 'bob@example.org', password, name: 'Bob' }, false],
  ['/update-user', { name: 'Ada', image: 'x'.repeat(30_000) }, true],
  ['/change-password', { currentPassword: password, newPassword: 'another long one' }, true],
  ['/request-password-reset', { email: household.email }, false],
  ['/request-password-reset', { email: 'nobody@example.org' }, false],
  ['/sign-in/magic-link', { email: household.email }, false],
  ['/sign-in/magic-link', { email: 'nobody@example.org' }, false],
  ['/change-email', { newEmail: 'new@example.org' }, true],
  ['/admin/create-user', { email: 'c@example.org', name: 'C', password }, true],
  ['/two-factor/enable', { password }, true],
  ['/organization/create', { name: 'Garden', slug: 'garden', metadata: { type: 'family' } }, true],
]

const ask = (path: string, body: unknown, signedIn: boolean) =>
  accounts.ask(`/auth${path}`, {
    body,
    headers: signedIn ? { cookie, origin: 'http://localhost' } : {},
  })

async function expectRefusal(answer: Response, path: string): Promise<void> {
  const said = (await answer.json()) as { message: string }
  expect({ path, status: answer.status }).toEqual({ path, status: 503 })
  expect(said.message).toMatch(/./)
  expect(said.message).not.toMatch(/sqlite/i)
}

/** As before, and nobody is locked out or half there. */
async function expectRecovery(): Promise<void> {
  // After a fault the storage refuses writes for a few seconds of its own clock.
  accounts.clock.now += 6000
  expect((await accounts.login()).status).toBe(200)
  expect((await accounts.native()).status).toBe(200)
  expect(db().prepare('SELECT count(*) FROM failed_attempt').pluck().get()).toBe(0)
  expect(db().prepare('SELECT count(*) FROM lockout').pluck().get()).toBe(0)
  expect(db().prepare('SELECT id FROM user').pluck().all()).toEqual([userId])
}

test('a database that cannot grow refuses what does not fit, in words', async () => {
  await moveIn()
  db().pragma(`max_page_count = ${String(db().pragma('page_count', { simple: true }))}`)
  for (let n = 0; n < 5; n++)
    await expectRefusal(await ask('/update-user', { image: 'x'.repeat(40_000) }, true), 'picture')
  db().pragma('max_page_count = 1000000')
  await expectRecovery()
})

const room = mountRoom('size=24m')
if (room === null) console.log('skipped: a full disk needs Linux and the right to mount one')
afterAll(() => room?.unmount())

describe.skipIf(room === null)('on a full disk', () => {
  const filler = join(room?.dir ?? '', 'somebody-elses-film')

  /** To the last byte; what the log has room for is given back first. */
  function fill(): void {
    db().pragma('wal_checkpoint(TRUNCATE)')
    const { bavail, bsize } = statfsSync(room?.dir ?? '')
    writeFileSync(filler, Buffer.alloc(bavail * bsize))
  }
  const empty = () => rmSync(filler, { force: true })

  beforeEach(() =>
    moveIn({ dir: join(room?.dir ?? '', 'data'), io: { floorBytes: 0, ballastBytes: 0 } }),
  )
  afterEach(empty)

  test.each(routes)('%s says so in words, and locks nobody out', async (path, body, signedIn) => {
    fill()
    for (let n = 0; n < 5; n++) await expectRefusal(await ask(path, body, signedIn), path)
    empty()
    await expectRecovery()
  })

  test('a wrong password is no more than that, or not counted at all', async () => {
    fill()
    const body = { email: household.email, password: 'wrong wrong' }
    for (let n = 0; n < 6; n++)
      expect([401, 503]).toContain((await ask('/sign-in/email', body, false)).status)
    empty()
    await expectRecovery()
  })

  test('whoever is signed in stays so, and sees what is theirs', async () => {
    fill()
    const session = await accounts.ask('/auth/get-session', { headers: { cookie } })
    expect(await session.json()).toMatchObject({ user: { email: household.email } })
  })
})
