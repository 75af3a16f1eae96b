import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mentionsOf } from '../../storage/account/everything.ts'
import { personData } from './data.ts'
import { erasedAnswer } from './erase.ts'
import { readersAnswer } from './readers.ts'
import { ada, ben, startAccount, type TestAccount } from './testing.ts'

let house: TestAccount
beforeEach(async () => {
  house = await startAccount({ quota: () => 1000 })
})
afterEach(() => house.remove())

test.each([
  ['GET', '/me/data'],
  ['GET', '/me/data/export'],
  ['DELETE', '/me/data'],
  ['PATCH', '/me/profile'],
  ['GET', '/me/onboarding'],
  ['POST', '/me/onboarding/complete'],
  ['PATCH', '/me/onboarding/reset'],
  ['GET', '/me/readers'],
])('%s %s is for a person who has signed in', async (method, path) => {
  expect((await house.ask('', method, path)).status).toBe(401)
  expect((await house.ask('service', method, path)).status).toBe(403)
})

describe('data', () => {
  test('is what the contract says, from what there is', async () => {
    await house.upload('12345', { ownerId: ben.id })
    await house.upload('1234567', { ownerId: ben.id, app: 'photos' })
    await house.upload('1234567', { ownerId: ben.id, app: 'chat' })
    const { status, body } = await house.tell(ben.id, 'GET', '/me/data')
    expect(status).toBe(200)
    const data = personData.parse(body)
    expect(data.user).toMatchObject({ id: ben.id, email: ben.email, role: 'user' })
    expect(data.auth).toEqual({
      sessionsCount: 1,
      accountsCount: 1,
      has2FA: false,
      passkeysCount: 1,
      lastLoginAt: '2023-11-14T22:13:20.000Z',
    })
    expect(data.credits).toEqual({
      balance: 988,
      totalEarned: 1000,
      totalSpent: 12,
      transactionsCount: 2,
    })
    expect(data.projects.map(({ projectId, totalCount }) => [projectId, totalCount])).toEqual([
      ['chat', 1],
      ['default', 1],
      ['photos', 1],
      ['sync', 0],
    ])
    expect(data.projects[0]?.lastActivityAt).toBe('2026-01-15T12:00:00.000Z')
    expect(data.totals).toEqual({ totalEntities: 3, projectsWithData: 3 })
  })

  test('without a quota, what is free on the disk is left', async () => {
    const open = await startAccount()
    await open.upload('12345', { ownerId: ben.id })
    const { credits } = personData.parse((await open.tell(ben.id, 'GET', '/me/data')).body)
    expect(credits.balance).toBeGreaterThan(0)
    expect(credits.totalEarned).toBe(credits.balance + 5)
    await open.remove()
  })
})

describe('deleting', () => {
  test('takes everything, tells what, and ends what is open', async () => {
    await house.upload('a', { ownerId: ben.id })
    const { status, body } = await house.tell(ben.id, 'DELETE', '/me/data')
    expect(status).toBe(200)
    expect(erasedAnswer.parse(body)).toEqual({
      success: true,
      deletedFromProjects: [
        { projectId: 'default', projectName: 'Hearth', success: true, deletedCount: 1 },
      ],
      deletedFromAuth: { sessions: 1, accounts: 1, credits: 1, user: true },
      totalDeleted: 5,
    })
    expect(house.ended).toEqual([ben.id])
    expect(mentionsOf(house.storage.sqlite, [ben.id, ben.email])).toEqual([])
    expect((await house.ask(ben.id, 'DELETE', '/me/data')).status).toBe(404)
  })

  test('the last admin is refused in words, and nothing has changed', async () => {
    const { status, body } = await house.tell(ada.id, 'DELETE', '/me/data')
    expect(status).toBe(409)
    expect(body).toMatchObject({ error: 'CONFLICT', message: expect.stringContaining('admin') })
    expect(house.ended).toEqual([])
    expect((await house.ask(ada.id, 'GET', '/me/data')).status).toBe(200)
  })

  test('of a large library is broken off by a stop, and goes on by its job', async () => {
    for (let n = 0; n < 150; n++) await house.upload(`photo ${n}`, { ownerId: ben.id })
    const deleting = house.ask(ben.id, 'DELETE', '/me/data')
    const job = house.storage.jobs.claim({ kinds: ['erase'], leaseMs: 1000 })
    const run = house.account.handlers['erase']!.run
    await expect(run(job!, AbortSignal.abort(new Error('stopping')))).rejects.toThrow('stopping')
    expect((await deleting).status).toBe(200)
    expect(mentionsOf(house.storage.sqlite, [ben.id])).toContain('media.owner_id')
    await run(job!, new AbortController().signal)
    expect(mentionsOf(house.storage.sqlite, [ben.id, ben.email])).toEqual([])
  })

  test('the job of it does what a request could not', async () => {
    await house.upload('a', { ownerId: ben.id })
    house.storage.erasure.begin(ben.id)
    const job = house.storage.jobs.claim({ kinds: ['erase'], leaseMs: 1000 })
    await house.account.handlers['erase']?.run(job!, new AbortController().signal)
    expect(mentionsOf(house.storage.sqlite, [ben.id, ben.email])).toEqual([])
  })
})

describe('profile', () => {
  const picture = `data:image/png;base64,${'A'.repeat(1000)}`
  test.each([
    [{ name: '  Benedict ' }, { name: 'Benedict', image: null }],
    [{ image: 'https://example.org/ben.jpg' }, { image: 'https://example.org/ben.jpg' }],
    [{ image: picture }, { image: picture }],
    [{ image: null }, { image: null }],
    [{ name: '名'.repeat(80) }, { name: '名'.repeat(80) }],
    [{}, { name: `Name of ${ben.id}` }],
  ])('%j is taken', async (change, expected) => {
    const { status, body } = await house.tell(ben.id, 'PATCH', '/me/profile', change)
    expect(status).toBe(200)
    expect(body).toMatchObject(expected)
  })

  test.each([
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ image: 'javascript:alert(1)' }, 'image'],
    [{ image: 'data:image/svg+xml;base64,AAAA' }, 'image'],
    [{ image: 'data:text/html;base64,AAAA' }, 'image'],
    [{ image: `https://example.org/${'x'.repeat(50_000)}` }, 'image'],
  ])('%j is not', async (change, field) => {
    const { status, body } = await house.tell(ben.id, 'PATCH', '/me/profile', change)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'VALIDATION', field })
  })

  test('changes nothing else of the person', async () => {
    const all = () => house.storage.sqlite.prepare('SELECT * FROM user WHERE id = ?').get(ben.id)
    const before = all() as object
    const change = { name: 'B', role: 'admin', accessTier: 'founder', email: 'x@y.z', banned: true }
    await house.ask(ben.id, 'PATCH', '/me/profile', change)
    expect(all()).toEqual({ ...before, name: 'B', updated_at: house.clock.now })
  })
})

test('onboarding is completed once, and can begin again', async () => {
  const ask = async (method: string, path: string) =>
    (await house.tell(ben.id, method, `/me/onboarding${path}`)).body
  expect(await ask('GET', '')).toEqual({ completedAt: null })
  const first = { completedAt: '2026-01-15T12:00:00.000Z' }
  expect(await ask('POST', '/complete')).toEqual(first)
  house.clock.now += 1000
  expect(await ask('POST', '/complete')).toEqual(first)
  expect(await ask('GET', '')).toEqual(first)
  expect(await ask('PATCH', '/reset')).toEqual({ completedAt: null })
})

test('who can read my data', async () => {
  const readers = readersAnswer.parse((await house.tell(ben.id, 'GET', '/me/readers')).body)
  expect(readers.admins).toEqual([{ name: `Name of ${ada.id}`, isMe: false }])
  expect(readers.apiKeys).toEqual([
    { name: 'photo frame', scopes: ['media:read'], lastUsedAt: null },
  ])
  expect(readers.apps).toMatchObject([{ name: 'Cloud', scopes: ['openid'] }])
  expect(readers.spaces).toMatchObject([
    { type: 'family', role: 'member', members: 2 },
    { type: 'personal', role: 'owner', members: 1 },
  ])
  expect(readers.vault).toEqual({ by: 'nobody', guardians: 0 })
})
