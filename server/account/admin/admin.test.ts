import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPerson } from '../../../storage/account/everything.ts'
import { HearthError } from '../../../storage/index.ts'
import { personData } from '../data.ts'
import { ada, ben, startAccount, type TestAccount } from '../testing.ts'
import type { OutboxLetter } from './outbox.ts'
import { peopleAnswer } from './people.ts'
import { signInsAnswer, statsAnswer } from './stats.ts'

let house: TestAccount
let letters: OutboxLetter[]
beforeEach(async () => {
  letters = []
  house = await startAccount({ mailbox: mailbox() })
})
afterEach(() => house.remove())

const cy = { id: 'person-cy', email: 'cy@example.org' }
const db = () => house.storage.sqlite
const asAdmin = (method: string, path: string, body?: unknown) =>
  house.tell(ada.id, method, `/admin${path}`, body)
const eventsOf = (id: string) =>
  db()
    .prepare<[string], { type: string; metadata: string; ip: string }>(
      `SELECT event_type AS type, metadata, ip_address AS ip FROM security_event
        WHERE user_id = ? AND event_type <> 'login_success' ORDER BY created_at, id`,
    )
    .all(id)
    .map(({ type, metadata, ip }) => ({ type, ip, ...(JSON.parse(metadata) as object) }))

const routes = [
  ['GET', '/stats'],
  ['GET', '/users'],
  ['GET', `/users/${ben.id}/data`],
  ['DELETE', `/users/${ben.id}/data`],
  ['GET', `/users/${ben.id}/tier`],
  ['PUT', `/users/${ben.id}/tier`],
  ['PATCH', `/users/${ben.id}`],
  ['DELETE', `/users/${ben.id}/lockouts`],
  ['GET', '/sign-ins'],
  ['GET', '/lockouts'],
  ['DELETE', '/lockouts/x'],
  ['GET', '/outbox'],
  ['POST', '/outbox/x/link'],
  ['POST', '/outbox/x/retry'],
  ['DELETE', '/outbox/x'],
] as const

test.each(routes)('%s %s is for admins alone', async (method, path) => {
  for (const [who, status] of [
    ['', 401],
    ['service', 403],
    [ben.id, 403],
  ] as const)
    expect((await house.ask(who, method, `/admin${path}`)).status).toBe(status)
  expect((await house.ask(ben.id, 'GET', '/me/data')).status).toBe(200)
})

test.each(routes.filter(([, path]) => path.includes(ben.id) && !path.includes('lockouts')))(
  '%s %s of nobody is 404',
  async (method, path) => {
    const body = method === 'PUT' ? { tier: 'beta' } : method === 'PATCH' ? {} : undefined
    expect((await asAdmin(method, path.replace(ben.id, 'nobody'), body)).status).toBe(404)
  },
)

describe('people', () => {
  const list = async (query = '') =>
    peopleAnswer.parse((await asAdmin('GET', `/users${query}`)).body)
  const ids = async (query: string) => (await list(query)).users.map(({ id }) => id)

  test('newest first, a page at a time', async () => {
    const add = db().prepare(
      `INSERT INTO user (id, name, email, created_at, updated_at) VALUES (?, ?, ?, ?, 1)`,
    )
    for (let n = 0; n < 45; n++)
      add.run(`p${n}`, `Person ${n}`, `p${n}@example.org`, 1_800_000_000_000 + n)
    const first = await list()
    expect(first).toMatchObject({ total: 47, page: 1, limit: 20 })
    expect(first.users[0]).toEqual({
      id: 'p44',
      email: 'p44@example.org',
      name: 'Person 44',
      image: null,
      role: 'user',
      createdAt: '2027-01-15T08:00:00.044Z',
      lastActiveAt: null,
      accessTier: 'public',
      disabled: false,
    })
    expect((await list('?page=3')).users.at(-1)).toMatchObject({
      id: ada.id,
      role: 'admin',
      lastActiveAt: '2023-11-14T22:13:20.000Z',
    })
    expect(await list('?page=4')).toMatchObject({ users: [], total: 47 })
    const pages = [await ids('?limit=24'), await ids('?limit=24&page=2')]
    expect(new Set(pages.flat()).size).toBe(47)
  })

  test('found by any part of a name or address, capitals aside, nothing being a wildcard', async () => {
    const named = (id: string, name: string) =>
      db().prepare('UPDATE user SET name = ? WHERE id = ?').run(name, id)
    named(ben.id, 'Özil_100%')
    named(ada.id, 'Ada')
    expect(await ids('?search=öZI')).toEqual([ben.id])
    expect(await ids('?search=%25')).toEqual([ben.id])
    expect(await ids('?search=l_1')).toEqual([ben.id])
    expect(await ids('?search=_')).toEqual([ben.id])
    expect(await ids('?search=DA@exam')).toEqual([ada.id])
    expect(await ids('?search=a')).toHaveLength(2)
    expect(await ids("?search=';--")).toEqual([])
    // The end of one and the beginning of the other are no part of either.
    expect(await ids('?search=orgÖzil')).toEqual([])
  })

  test('as they are this moment, and not as an undone change had them', async () => {
    expect((await list()).total).toBe(2)
    addPerson(db(), cy)
    expect((await list('?search=cy@')).total).toBe(1)
    const undone = house.storage.write(() => {
      db().prepare('UPDATE user SET email = ? WHERE id = ?').run('other@example.org', cy.id)
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect((await list('?search=cy@')).total).toBe(1)
    await house.account.erase(cy.id)
    expect((await list()).total).toBe(2)
  })

  test.each(['?limit=101', '?limit=0', '?page=0', '?page=x', `?search=${'x'.repeat(201)}`])(
    '%s is refused',
    async (query) => expect((await asAdmin('GET', `/users${query}`)).status).toBe(400),
  )
})

test('what an admin sees of somebody are figures', async () => {
  await house.upload('secret bytes', { ownerId: ben.id })
  const { body } = await asAdmin('GET', `/users/${ben.id}/data`)
  expect(personData.strict().parse(body).projects[0]?.totalCount).toBe(1)
  expect(JSON.stringify(body)).not.toMatch(/photo\.jpg|sk_live|session-|credential/)
  for (const path of ['data/export', 'export', 'settings', 'readers'])
    expect((await house.ask(ada.id, 'GET', `/admin/users/${ben.id}/${path}`)).status).toBe(404)
})

test('an admin ends an account, but not the last admin’s', async () => {
  expect((await asAdmin('DELETE', `/users/${ada.id}/data`)).status).toBe(409)
  expect((await asAdmin('DELETE', `/users/${ben.id}/data`)).body).toMatchObject({ success: true })
  expect(house.ended).toEqual([ben.id])
})

test('tiers', async () => {
  const tier = `/users/${ben.id}/tier`
  expect((await asAdmin('GET', tier)).body).toEqual({
    id: ben.id,
    email: ben.email,
    accessTier: 'public',
  })
  expect((await asAdmin('PUT', tier, { tier: 'founder' })).body).toEqual({
    success: true,
    user: { id: ben.id, email: ben.email, accessTier: 'founder' },
  })
  expect(eventsOf(ben.id)).toEqual([
    { type: 'tier_changed', ip: '127.0.0.1', by: ada.id, tier: 'founder' },
  ])
  for (const body of [{ tier: 'king' }, {}, { tier: null }])
    expect((await asAdmin('PUT', tier, body)).status).toBe(400)
})

describe('standing', () => {
  const change = (id: string, body: object) => asAdmin('PATCH', `/users/${id}`, body)

  test('who is disabled is signed out everywhere, and comes back', async () => {
    const trusted = `SELECT 1 FROM verification WHERE identifier = 'trust-ben'`
    db().exec(`
      INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
        VALUES ('v', 'trust-ben', '${ben.id}', 9000000000000, 1, 1);
      INSERT INTO trusted_device (id, user_id, identifier, created_at, last_used_at)
        VALUES ('t', '${ben.id}', 'trust-ben', 1, 1)`)
    const { body } = await change(ben.id, { disabled: true })
    expect(body).toEqual({
      success: true,
      user: { id: ben.id, role: 'user', disabled: true },
    })
    for (const table of ['session', 'oauth_refresh_token', 'oauth_access_token'])
      expect(db().prepare(`SELECT 1 FROM ${table} WHERE user_id = ?`).get(ben.id)).toBeUndefined()
    expect(db().prepare(trusted).get()).toBeUndefined()
    expect(house.ended).toEqual([ben.id])
    await change(ben.id, { disabled: false, role: 'admin' })
    expect(eventsOf(ben.id).map(({ type }) => type)).toEqual([
      'account_disabled',
      'role_changed',
      'account_enabled',
    ])
  })

  test('somebody always looks after the house', async () => {
    expect((await change(ada.id, { role: 'user' })).status).toBe(409)
    expect((await change(ada.id, { disabled: true })).status).toBe(409)
    await change(ben.id, { role: 'admin' })
    // Two admins demote each other at once: one wins.
    const both = await Promise.all([
      change(ada.id, { role: 'user' }),
      change(ben.id, { disabled: true }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test.each([{ role: 'king' }, { disabled: 'yes' }])('%j is refused', async (body) =>
    expect((await change(ben.id, body)).status).toBe(400),
  )
})

describe('lockouts', () => {
  test('are listed with whom they concern, and end one by one', async () => {
    const { body } = await asAdmin('GET', '/lockouts')
    const { lockouts } = body as { lockouts: { bucket: string }[] }
    expect(lockouts).toContainEqual({
      bucket: `password:${ben.email}|::1`,
      kind: 'password',
      subject: ben.email,
      address: '::1',
      userId: ben.id,
      userName: `Name of ${ben.id}`,
      until: expect.any(String),
    })
    const path = `/lockouts/${encodeURIComponent(`password:${ben.email}|::1`)}`
    expect((await asAdmin('DELETE', path)).status).toBe(200)
    expect((await asAdmin('DELETE', path)).status).toBe(404)
    expect(eventsOf(ben.id)).toEqual([{ type: 'account_unlocked', ip: '127.0.0.1', by: ada.id }])
    const tries = db().prepare('SELECT 1 FROM failed_attempt WHERE bucket = ?')
    expect(tries.get(`password:${ben.email}|::1`)).toBeUndefined()
    expect(tries.get(`password:${ada.email}|::1`)).toBeDefined()
  })

  test('end all at once for a person, wrong codes among them', async () => {
    db().prepare('UPDATE two_factor SET locked_until = ? WHERE user_id = ?').run(9e12, ben.id)
    const { body } = await asAdmin('DELETE', `/users/${ben.id}/lockouts`)
    expect(body).toEqual({ success: true, unlocked: 3 })
    const left = ((await asAdmin('GET', '/lockouts')).body as { lockouts: { userId: string }[] })
      .lockouts
    expect(left.map(({ userId }) => userId)).toEqual([ada.id, ada.id])
  })
})

describe('outbox', () => {
  test('a link is handed over, and its reader sees who did', async () => {
    letters.push(letter(`mail-${ben.id}`))
    const { body } = await asAdmin('GET', '/outbox')
    expect(body).toMatchObject({
      sends: false,
      letters: [{ id: `mail-${ben.id}`, state: 'waiting' }],
    })
    expect(JSON.stringify(body)).not.toContain('http')
    const link = await asAdmin('POST', `/outbox/mail-${ben.id}/link`)
    expect(link.body).toEqual({ url: `https://house/mail-${ben.id}` })
    expect(letters[0]?.state).toBe('handed-over')
    expect(eventsOf(ben.id)).toEqual([{ type: 'link_handed_over', ip: '127.0.0.1', by: ada.id }])
    expect((await asAdmin('POST', '/outbox/none/link')).status).toBe(404)
  })

  test('letters are sent again and forgotten', async () => {
    letters.push(letter('a'))
    expect((await asAdmin('POST', '/outbox/a/retry')).body).toEqual({ success: true })
    expect((await asAdmin('DELETE', '/outbox/a')).body).toEqual({ success: true })
    expect((await asAdmin('DELETE', '/outbox/a')).status).toBe(404)
    expect((await asAdmin('POST', '/outbox/a/retry')).status).toBe(404)
  })
})

test('figures of the house, and its sign-ins by day', async () => {
  house.clock.now = 1_700_000_000_000 + 60_000
  db()
    .prepare(
      `INSERT INTO security_event (id, user_id, event_type, created_at) VALUES ('code', ?, 'second_factor_failure', ?)`,
    )
    .run(ben.id, 1_700_000_000_000)
  const stats = statsAnswer.parse((await asAdmin('GET', '/stats')).body)
  expect(stats).toEqual({
    totalUsers: 2,
    newUsers7d: 2,
    newUsers30d: 2,
    activeSessions: 2,
    uniqueUsers24h: 2,
    loginSuccess7d: 2,
    loginFailed7d: 3,
    generatedAt: '2023-11-14T22:14:20.000Z',
  })
  const { days } = signInsAnswer.parse((await asAdmin('GET', '/sign-ins')).body)
  expect(days).toHaveLength(14)
  expect(days.at(-1)).toEqual({ day: '2023-11-14', success: 2, failure: 3 })
  expect(days[0]).toEqual({ day: '2023-11-01', success: 0, failure: 0 })
})

function letter(id: string): OutboxLetter {
  const who = { address: ben.email, userId: ben.id, kind: 'reset', state: 'waiting' }
  return { id, ...who, attempts: 0, failure: null, createdAt: 1, sentAt: null, expiresAt: 9e12 }
}

/** What the house's outbox promises, without letters that are written. */
function mailbox() {
  const find = (id: string) => {
    const found = letters.find((each) => each.id === id)
    if (!found) throw new HearthError('NOT_FOUND', 'There is no such letter.')
    return found
  }
  return {
    sends: false,
    list: ({ limit }: { limit: number }) => letters.slice(0, limit),
    link: (id: string) => (letters.some((each) => each.id === id) ? `https://house/${id}` : null),
    handedOver: (id: string) => void (find(id).state = 'handed-over'),
    retry: (id: string) => void (find(id).state = 'waiting'),
    remove: (id: string) => void letters.splice(letters.indexOf(find(id)), 1),
  }
}
