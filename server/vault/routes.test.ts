import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recoveryFor, startVault, type TestVault } from './testing.ts'

let house: TestVault
beforeEach(async () => {
  house = await startVault()
})
afterEach(() => house.close())

const calls = [
  ['GET', '/vault/status'],
  ['POST', '/vault/init'],
  ['GET', '/vault/key'],
  ['POST', '/vault/rotate'],
  ['GET', '/vault/recovery-wrap'],
  ['POST', '/vault/recovery-wrap'],
  ['DELETE', '/vault/recovery-wrap'],
  ['POST', '/vault/zero-knowledge'],
  ['GET', '/vault/audit'],
  ['POST', '/grant'],
] as const

const actions = async (person: string) => {
  const { body } = await house.tell(person, 'GET', '/vault/audit')
  return (body['entries'] as { action: string; status: number }[]).map(
    ({ action, status }) => `${action} ${status}`,
  )
}

/** Into zero-knowledge mode, as the pages do it. */
async function seal(person: string) {
  const mk = await house.key(person)
  const wrap = recoveryFor(person, mk)
  await house.tell(person, 'POST', '/vault/recovery-wrap', wrap)
  const { recoveryIv, proof } = wrap
  const wish = { enable: true, recoveryIv, proof }
  const answer = await house.tell(person, 'POST', '/vault/zero-knowledge', wish)
  expect(answer).toEqual({ status: 200, body: { ok: true, zeroKnowledge: true } })
  return { mk, wrap }
}

describe.each(calls)('%s %s', (method, path) => {
  const body = method === 'POST' ? '{}' : undefined
  test('is for nobody without a session, for no service and no API key', async () => {
    expect(await house.tell('', method, path, body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHORIZED', error: expect.any(String) },
    })
    for (const other of ['service', 'key:ada'])
      expect(await house.tell(other, method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN' },
      })
    expect(house.store.sqlite.prepare('SELECT count(*) FROM vault_subjects').pluck().get()).toBe(0)
  })
  test('is never kept by anybody on the way', async () => {
    for (const who of ['', 'ada'])
      expect((await house.ask(who, method, path, body)).headers.get('cache-control')).toBe(
        'no-store',
      )
  })
  test("shows nothing of somebody else's vault", async () => {
    const { wrap } = await seal('ben')
    const text = await (await house.ask('ada', method, path, body)).text()
    expect(text).not.toContain(wrap.recoveryWrappedMk)
    expect(await house.tell('ben', 'GET', '/vault/key')).toMatchObject({
      body: { requiresRecoveryCode: true, recoveryIv: wrap.recoveryIv },
    })
  })
})

test('before there is a vault', async () => {
  const nothing = {
    vaultExists: false,
    hasRecoveryWrap: false,
    zeroKnowledge: false,
    recoverySetAt: null,
  }
  expect(await house.tell('ada', 'GET', '/vault/status')).toEqual({ status: 200, body: nothing })
  const none = { status: 404, body: { code: 'VAULT_NOT_INITIALISED', error: expect.any(String) } }
  const wrap = recoveryFor('ada', randomBytes(32))
  const masterKey = randomBytes(32).toString('base64')
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(none)
  expect(await house.tell('ada', 'GET', '/vault/recovery-wrap')).toEqual(none)
  expect(await house.tell('ada', 'POST', '/vault/recovery-wrap', wrap)).toEqual(none)
  expect(await house.tell('ada', 'DELETE', '/vault/recovery-wrap')).toEqual(none)
  for (const wish of [{ enable: true }, { enable: false, masterKey }])
    expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', wish)).toEqual(none)
  expect(await actions('ada')).toEqual([
    'zk_disable 404',
    'zk_enable 404',
    'recovery_clear 404',
    'recovery_set 404',
    'failed_fetch 404',
  ])
})

test('a key is made once and handed out after that; a new one takes its place', async () => {
  const first = await house.tell('ada', 'POST', '/vault/init')
  expect(first).toEqual({
    status: 200,
    body: {
      masterKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      formatVersion: 1,
      kekId: house.keyring.current().id,
    },
  })
  expect(await house.tell('ada', 'POST', '/vault/init')).toEqual(first)
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(first)
  await house.reopen()
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(first)
  expect(await house.key('ben')).not.toEqual(await house.key('ada'))
  await house.tell(
    'ada',
    'POST',
    '/vault/recovery-wrap',
    recoveryFor('ada', await house.key('ada')),
  )
  const next = await house.tell('ada', 'POST', '/vault/rotate')
  expect(next.status).toBe(200)
  expect(next.body['masterKey']).not.toBe(first.body['masterKey'])
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(next)
  expect(await house.tell('ada', 'GET', '/vault/status')).toMatchObject({
    body: { vaultExists: true, hasRecoveryWrap: false },
  })
  expect(await house.tell('cleo', 'POST', '/vault/rotate')).toMatchObject({ status: 200 })
  expect(await actions('ada')).toEqual([
    'fetch 200',
    'rotate 200',
    'recovery_set 200',
    'init 200',
    'init 200',
    'fetch 200',
    'fetch 200',
    'init 200',
    'init 200',
  ])
})

test('zero-knowledge, there and back', async () => {
  const mk = await house.key('ada')
  const enable = { enable: true }
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', enable)).toMatchObject({
    status: 400,
    body: { code: 'RECOVERY_WRAP_MISSING' },
  })
  const wrap = recoveryFor('ada', mk)
  expect(await house.tell('ada', 'POST', '/vault/recovery-wrap', wrap)).toEqual({
    status: 200,
    body: { ok: true },
  })
  const on = { status: 200, body: { ok: true, zeroKnowledge: true } }
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', enable)).toEqual(on)
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', enable)).toEqual(on)
  const sealed = {
    recoveryWrappedMk: wrap.recoveryWrappedMk,
    recoveryIv: wrap.recoveryIv,
    formatVersion: 1,
  }
  const closed = { status: 200, body: { requiresRecoveryCode: true, ...sealed } }
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(closed)
  expect(await house.tell('ada', 'POST', '/vault/init')).toEqual(closed)
  expect(await house.tell('ada', 'GET', '/vault/recovery-wrap')).toEqual({
    status: 200,
    body: sealed,
  })
  expect(await house.tell('ada', 'GET', '/vault/status')).toEqual({
    status: 200,
    body: {
      vaultExists: true,
      hasRecoveryWrap: true,
      zeroKnowledge: true,
      recoverySetAt: new Date(house.clock.now).toISOString(),
    },
  })
  expect(await house.tell('ada', 'POST', '/vault/rotate')).toMatchObject({
    status: 409,
    body: { code: 'ZK_ROTATE_FORBIDDEN' },
  })
  expect(await house.tell('ada', 'DELETE', '/vault/recovery-wrap')).toMatchObject({
    status: 409,
    body: { code: 'ZK_ACTIVE' },
  })
  const wrong = { enable: false, masterKey: randomBytes(32).toString('base64') }
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', wrong)).toMatchObject({
    status: 400,
    body: { code: 'KEY_MISMATCH' },
  })
  expect(await house.tell('ada', 'GET', '/vault/key')).toEqual(closed)
  const right = { enable: false, masterKey: mk.toString('base64') }
  const off = { status: 200, body: { ok: true, zeroKnowledge: false } }
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', right)).toEqual(off)
  expect(await house.tell('ada', 'POST', '/vault/zero-knowledge', wrong)).toEqual(off)
  expect(await house.key('ada')).toEqual(mk)
  expect(await house.tell('ada', 'DELETE', '/vault/recovery-wrap')).toEqual({
    status: 200,
    body: { ok: true },
  })
})

test('whoever relies on a code that is not the stored one is told, whichever device was first', async () => {
  const mk = await house.key('ada')
  const mine = recoveryFor('ada', mk)
  const theirs = recoveryFor('ada', mk)
  await house.tell('ada', 'POST', '/vault/recovery-wrap', mine)
  await house.tell('ada', 'POST', '/vault/recovery-wrap', theirs)
  const wish = { enable: true, recoveryIv: mine.recoveryIv, proof: mine.proof }
  const changed = { status: 409, body: { code: 'RECOVERY_WRAP_CHANGED' } }
  const zk = (body: object) => house.tell('ada', 'POST', '/vault/zero-knowledge', body)
  expect(await zk(wish)).toMatchObject(changed)
  const proof = randomBytes(32).toString('base64')
  const mismatch = { status: 400, body: { code: 'KEY_MISMATCH' } }
  expect(await zk({ enable: true, recoveryIv: theirs.recoveryIv, proof })).toMatchObject(mismatch)
  expect(await zk({ ...wish, recoveryIv: theirs.recoveryIv })).toMatchObject({ status: 200 })
  expect(await zk(wish)).toMatchObject(changed)
  expect(await house.tell('ada', 'POST', '/vault/recovery-wrap', { ...mine, proof })).toMatchObject(
    mismatch,
  )
})

const good = { wrap: randomBytes(48).toString('base64'), iv: randomBytes(12).toString('base64') }
const bad48 = [
  '',
  'x',
  good.wrap.slice(1),
  `${good.wrap}=`,
  `${good.wrap} `,
  ` ${good.wrap}`,
  `${good.wrap.slice(0, 32)}\n${good.wrap.slice(32)}`,
  `-_${good.wrap.slice(2)}`,
  randomBytes(47).toString('base64'),
  randomBytes(49).toString('base64'),
  randomBytes(48).toString('hex'),
  `é${good.wrap.slice(1)}`,
  7,
  null,
  {},
  [good.wrap],
]
// The last digit before the padding carries bits that belong to nothing.
const bad32 = [
  Buffer.alloc(32).toString('base64').replace('A=', 'B='),
  Buffer.alloc(32).toString('base64').replace('=', ''),
  Buffer.alloc(32, 255).toString('base64url'),
  randomBytes(31).toString('base64'),
  'A'.repeat(44),
]

test('what is no base64 of the right length is refused, and changes nothing', async () => {
  await house.key('ada')
  const bodies = [
    ...bad48.map((text) => [
      '/vault/recovery-wrap',
      { recoveryWrappedMk: text, recoveryIv: good.iv },
    ]),
    ...bad48.map((text) => [
      '/vault/recovery-wrap',
      { recoveryWrappedMk: good.wrap, recoveryIv: text },
    ]),
    ['/vault/recovery-wrap', { recoveryIv: good.iv }],
    ['/vault/recovery-wrap', { recoveryWrappedMk: good.wrap, recoveryIv: good.wrap }],
    ['/vault/recovery-wrap', '{'],
    ['/vault/recovery-wrap', '[]'],
    ...bad32.map((masterKey) => ['/vault/zero-knowledge', { enable: false, masterKey }]),
    ['/vault/zero-knowledge', { enable: false }],
    ['/vault/zero-knowledge', { enable: 'true' }],
    ['/vault/zero-knowledge', {}],
    ['/vault/zero-knowledge', { enable: true, recoveryIv: good.wrap }],
    ['/vault/zero-knowledge', { enable: true, proof: good.iv }],
  ] as const
  for (const [path, body] of bodies)
    expect(await house.tell('ada', 'POST', path as string, body)).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST', error: expect.stringMatching(/\S/) },
    })
  expect(await house.tell('ada', 'GET', '/vault/status')).toMatchObject({
    body: { hasRecoveryWrap: false, zeroKnowledge: false },
  })
  expect(await actions('ada')).toHaveLength(bodies.length + 1)
  const long = await house.tell('ada', 'POST', '/vault/recovery-wrap', `"${'x'.repeat(20_000)}"`)
  expect(long).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } })
})

test('two devices at once make one key, and one order of things', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => house.key('ada')))
  expect(new Set(made.map(String)).size).toBe(1)
  const turned = await Promise.all(
    Array.from({ length: 6 }, () => house.tell('ada', 'POST', '/vault/rotate')),
  )
  expect(new Set(turned.map(({ body }) => body['masterKey'])).size).toBe(6)
  expect(turned).toContainEqual(await house.tell('ada', 'GET', '/vault/key'))
  const wrap = recoveryFor('ada', await house.key('ada'))
  await house.tell('ada', 'POST', '/vault/recovery-wrap', wrap)
  const [on, rotated] = await Promise.all([
    house.tell('ada', 'POST', '/vault/zero-knowledge', { enable: true, ...wrap }),
    house.tell('ada', 'POST', '/vault/rotate'),
  ])
  // Whichever was first: a wrap that is relied on is never of a key that is gone.
  expect([
    [200, 409],
    [400, 200],
  ]).toContainEqual([on.status, rotated.status])
  const { body } = await house.tell('ada', 'GET', '/vault/key')
  expect(body['recoveryIv'] ?? body['masterKey']).toBe(
    on.status === 200 ? wrap.recoveryIv : rotated.body['masterKey'],
  )
})

test('the audit is opened for its owner alone, and in the file it names nobody', async () => {
  await house.key('ada')
  await house.key('ben')
  const { body } = await house.tell('ada', 'GET', '/vault/audit')
  expect(body['entries']).toEqual([
    {
      action: 'init',
      status: 200,
      at: new Date(house.clock.now).toISOString(),
      ip: null,
      userAgent: 'a test',
      context: null,
    },
  ])
  const rows = house.store.sqlite.prepare<[], object>('SELECT * FROM encryption_vault_audit').all()
  expect(rows).toHaveLength(2)
  const text = Buffer.concat(
    rows.flatMap((row) => Object.values(row).filter((value) => value instanceof Buffer)),
  ).toString('latin1')
  for (const word of ['ada', 'a test']) expect(text).not.toContain(word)
})
