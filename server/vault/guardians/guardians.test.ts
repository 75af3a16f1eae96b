import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recoveryFor } from '../testing.ts'
import { makePoint, makeShare, people, startGuardianHouse, type GuardianHouse } from './testing.ts'

let house: GuardianHouse
beforeEach(async () => {
  house = await startGuardianHouse()
})
afterEach(() => house.close())

const day = 86_400_000
const code = ({ status, body }: { status: number; body: object }) => [
  status,
  (body as { code?: string }).code,
]

test('candidates say why somebody cannot be one, and only to whoever could name them', async () => {
  expect(code(await house.tell('ada', 'GET', '/vault/guardians/candidates'))).toEqual([
    404,
    'VAULT_NOT_INITIALISED',
  ])
  await house.settle(['ada', 'bob'])
  await house.seal('cleo')
  await house.key('dora')
  house.mates.push('eve')
  const { candidates } = await house.look('ada', '/guardians/candidates')
  expect(candidates).toEqual([
    { userId: 'bob', name: 'bob Linden', publicKey: expect.any(String), ready: true },
    { userId: 'cleo', name: 'cleo Linden', publicKey: null, ready: false, reason: 'no-key' },
    {
      userId: 'dora',
      name: 'dora Linden',
      publicKey: null,
      ready: false,
      reason: 'not-zero-knowledge',
    },
    { userId: 'eve', name: 'eve Linden', publicKey: null, ready: false, reason: 'no-vault' },
  ])
  expect(code(await house.tell('dora', 'GET', '/vault/guardians/candidates'))).toEqual([
    409,
    'ZK_REQUIRED',
  ])
})

test('a guardian’s key is kept in zero-knowledge mode alone, and put there by somebody who opened the vault', async () => {
  await house.key('ada')
  expect(code(await house.setKey('ada'))).toEqual([409, 'ZK_REQUIRED'])
  expect(code(await house.setKey('bob'))).toEqual([404, 'VAULT_NOT_INITIALISED'])
  await house.seal('cleo')
  house.keys.set('cleo', {
    mk: Buffer.alloc(32),
    recoveryIv: '',
    proof: Buffer.alloc(32).toString('base64'),
  })
  expect(code(await house.setKey('cleo'))).toEqual([400, 'KEY_MISMATCH'])
  expect(await house.look('cleo', '/guardian-key')).toEqual({ key: null })
})

test.each([
  ['a point off the curve', Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString('base64')],
  ['a compressed point', Buffer.concat([Buffer.of(2), Buffer.alloc(32, 7)]).toString('base64')],
  ['spaces', ` ${makePoint()}`],
  ['nothing', ''],
])('a key with %s is refused', async (_, publicKey) => {
  await house.seal('ada')
  expect(code(await house.setKey('ada', publicKey))).toEqual([400, 'BAD_REQUEST'])
})

test('two of three give a share each; the third says no', async () => {
  await house.settle()
  expect((await house.name('ada', ['bob', 'cleo', 'dora'])).status).toBe(200)
  expect(await house.look('ada', '/guardians')).toMatchObject({
    circle: {
      threshold: 2,
      named: 3,
      holding: 3,
      guardians: [{ userId: 'bob', holdsShare: true }, {}, {}],
    },
  })
  const asked = await house.request('ada')
  expect(asked.status).toBe(201)
  expect(house.news).toMatchObject([{ userId: 'ada', what: 'recovery_asked' }])
  const { id, publicKey } = asked.body['request'] as { id: string; publicKey: string }
  expect(await house.look('bob', '/guardianships')).toMatchObject({
    guardianships: [
      { ownerId: 'ada', ownerName: 'ada Linden', request: { id, publicKey, answered: null } },
    ],
  })
  expect(
    (await house.look('bob', `/guardianships/ada/share?request=${id}`))['sealedShare'],
  ).toHaveLength(168)
  const [bobs, cleos] = [makeShare(), makeShare()]
  const answer = (person: string, sealedShare: string) =>
    house.tell(person, 'POST', `/vault/recovery-requests/${id}/answer`, { sealedShare })
  expect((await answer('bob', makeShare())).status).toBe(200)
  expect((await answer('bob', bobs)).status).toBe(200)
  expect((await house.tell('dora', 'POST', `/vault/recovery-requests/${id}/refuse`)).status).toBe(
    200,
  )
  expect(await house.look('ada', '/recovery-requests/current')).toMatchObject({
    request: {
      state: 'open',
      missing: 1,
      answers: [{ guardianId: 'bob', sealedShare: bobs }],
      refused: ['dora'],
    },
  })
  await answer('cleo', cleos)
  expect(await house.look('ada', '/recovery-requests/current')).toMatchObject({
    request: {
      state: 'answered',
      missing: 0,
      answers: [{}, { guardianId: 'cleo', sealedShare: cleos }],
    },
  })
  const actions = house.store
    .of('bob')
    .audit(4)
    .map(({ action }) => action)
  expect(actions).toEqual([
    'guardian_answer',
    'guardian_answer',
    'guardian_share',
    'guardian_key_set',
  ])
})

test('whoever cannot sign in is no candidate, and keeps their name in a circle', async () => {
  await house.close()
  house = await startGuardianHouse({ away: 'dora' })
  await house.settle()
  const { candidates } = (await house.look('ada', '/guardians/candidates')) as {
    candidates: { userId: string }[]
  }
  expect(candidates.map(({ userId }) => userId)).toEqual(['bob', 'cleo'])
  expect(code(await house.name('ada', ['bob', 'dora']))).toEqual([409, 'GUARDIAN_CHANGED'])
})

test('naming is all or nothing, and of people who are ready', async () => {
  await house.settle(['ada', 'bob', 'cleo'])
  const wish = () => house.circleOf('ada', ['bob', 'cleo'])
  const put = async (change: object) =>
    code(await house.tell('ada', 'PUT', '/vault/guardians', { ...wish(), ...change }))
  const [bob, cleo] = wish().shares
  const dora = { ...bob, guardianId: 'dora' }
  expect(await put({ shares: [bob, dora] })).toEqual([409, 'GUARDIAN_CHANGED'])
  expect(await put({ shares: [bob, { ...cleo, publicKey: makePoint() }] })).toEqual([
    409,
    'GUARDIAN_CHANGED',
  ])
  expect(await put({ shares: [bob, { ...cleo, guardianId: 'stranger' }] })).toEqual([
    409,
    'GUARDIAN_CHANGED',
  ])
  expect(await put({ shares: [bob, { ...cleo, guardianId: 'ada' }] })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ shares: [bob, bob] })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ shares: [bob] })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ shares: Array(10).fill(bob) })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ threshold: 3 })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ threshold: 1 })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ circleId: 'mine' })).toEqual([400, 'BAD_REQUEST'])
  expect(await put({ proof: Buffer.alloc(32).toString('base64') })).toEqual([400, 'KEY_MISMATCH'])
  expect(await put({ recoveryIv: Buffer.alloc(12).toString('base64') })).toEqual([
    409,
    'RECOVERY_WRAP_CHANGED',
  ])
  expect(await house.look('ada', '/guardians')).toEqual({ circle: null })
  const circleId = randomUUID()
  expect((await put({ circleId }))[0]).toBe(200)
  expect(await put({ circleId })).toEqual([409, 'CONFLICT'])
})

test('a session alone sends no guardians away', async () => {
  await house.settle()
  await house.name('ada', ['bob', 'cleo'])
  const proof = randomBytes(32).toString('base64')
  expect(code(await house.tell('ada', 'DELETE', '/vault/guardians'))[0]).toBe(400)
  const strange = await house.tell('ada', 'DELETE', '/vault/guardians', { proof })
  expect(code(strange)).toEqual([400, 'KEY_MISMATCH'])
  expect((await house.look('ada', '/guardians'))['circle']).not.toBeNull()
  expect((await house.dismiss('ada')).status).toBe(200)
})

test('a new circle, a new code and the end of zero-knowledge void shares and requests', async () => {
  await house.settle()
  const ends = [
    () => house.name('ada', ['cleo', 'dora']),
    () => house.seal('ada'),
    () => house.unseal('ada'),
    () => house.dismiss('ada'),
    () => house.vault.erase('ada'),
  ]
  for (const end of ends) {
    if ((await house.look('ada', '/status'))['zeroKnowledge'] === false) await house.settle(['ada'])
    expect((await house.name('ada', ['bob', 'cleo'])).status).toBe(200)
    house.clock.now += day
    const { body } = await house.request('ada')
    const { id } = body['request'] as { id: string }
    await end()
    expect(await house.look('bob', '/guardianships')).toEqual({ guardianships: [] })
    const late = await house.tell('bob', 'POST', `/vault/recovery-requests/${id}/answer`, {
      sealedShare: makeShare(),
    })
    expect(code(late)).toEqual([404, 'NOT_FOUND'])
    expect(
      code(await house.tell('bob', 'GET', `/vault/guardianships/ada/share?request=${id}`)),
    ).toEqual([404, 'NOT_FOUND'])
  }
})

test('a session alone ends no circle by a code that it does not prove', async () => {
  await house.settle()
  await house.name('ada', ['bob', 'cleo'])
  const mine = await house.look('ada', '/recovery-wrap')
  const { proof: _proof, ...bad } = recoveryFor('ada', randomBytes(32))
  await house.tell('ada', 'POST', '/vault/recovery-wrap', bad)
  await house.tell('ada', 'POST', '/vault/recovery-wrap', {
    ...bad,
    recoveryIv: mine['recoveryIv'],
  })
  expect(await house.look('ada', '/guardians')).toMatchObject({ circle: { holding: 2 } })
  // The code that the guardians give back opens the former one, which is taken back: they stay.
  const proven = { ...mine, formatVersion: undefined, proof: house.keys.get('ada')?.proof }
  expect((await house.tell('ada', 'POST', '/vault/recovery-wrap', proven)).status).toBe(200)
  expect(await house.look('ada', '/guardians')).toMatchObject({ circle: { holding: 2 } })
  // What is over with the former code is the circle of it.
  await house.tell('ada', 'POST', '/vault/recovery-wrap', bad)
  house.clock.now += 30 * day
  for (const { run } of house.vault.chores) await run()
  expect(await house.look('ada', '/guardians')).toEqual({ circle: null })
})

test('whoever loses a share is told of with the reason, and does not get it back', async () => {
  await house.settle()
  house.mates.push('eve', 'fay')
  await house.settle(['eve', 'fay'])
  await house.name('ada', ['bob', 'cleo', 'dora', 'eve', 'fay'], 3)
  await house.unseal('bob')
  await house.setKey('cleo')
  await house.tell('dora', 'DELETE', '/vault/guardianships/ada')
  house.vault.erase('eve')
  const { circle } = await house.look('ada', '/guardians')
  expect(circle).toMatchObject({
    named: 5,
    holding: 1,
    guardians: [
      { userId: 'bob', holdsShare: false, lost: 'zero-knowledge-off' },
      { userId: 'cleo', holdsShare: false, lost: 'key-replaced' },
      { userId: 'dora', holdsShare: false, lost: 'declined' },
      { userId: 'fay', holdsShare: true },
    ],
  })
  await house.seal('bob')
  await house.setKey('bob')
  for (const person of ['bob', 'cleo', 'dora'])
    expect(await house.look(person, '/guardianships')).toEqual({ guardianships: [] })
  expect(code(await house.request('ada'))).toEqual([409, 'TOO_FEW_GUARDIANS'])
})

test('the same key sealed anew loses nothing', async () => {
  await house.settle()
  await house.name('ada', ['bob', 'cleo'])
  const { key } = (await house.look('bob', '/guardian-key')) as { key: { publicKey: string } }
  await house.setKey('bob', key.publicKey)
  expect((await house.look('bob', '/guardianships'))['guardianships']).toHaveLength(1)
})

test('a request ends after a day, and five may be made in one', async () => {
  await house.settle()
  expect(code(await house.request('ada'))).toEqual([404, 'NO_CIRCLE'])
  await house.name('ada', ['bob', 'cleo'])
  const ids: string[] = []
  for (let n = 0; n < 5; n++) {
    const { body } = await house.request('ada')
    ids.push((body['request'] as { id: string }).id)
    house.clock.now += 1000
  }
  const sixth = await house.ask('ada', 'POST', '/vault/recovery-requests', {
    publicKey: makePoint(),
  })
  expect(sixth.status).toBe(429)
  expect(sixth.headers.get('retry-after')).toBe(String(day / 1000 - 5))
  const answer = async (id: string | undefined) =>
    code(
      await house.tell('bob', 'POST', `/vault/recovery-requests/${id}/answer`, {
        sealedShare: makeShare(),
      }),
    )
  expect(await answer(ids[3])).toEqual([404, 'NOT_FOUND'])
  expect((await answer(ids[4]))[0]).toBe(200)
  house.clock.now += day
  expect(await answer(ids[4])).toEqual([410, 'REQUEST_EXPIRED'])
  expect(
    code(await house.tell('bob', 'GET', `/vault/guardianships/ada/share?request=${ids[4]}`)),
  ).toEqual([410, 'REQUEST_EXPIRED'])
  expect(await house.look('ada', '/recovery-requests/current')).toMatchObject({
    request: { state: 'expired', answers: [] },
  })
  expect((await house.look('bob', '/guardianships'))['guardianships']).toEqual([
    expect.not.objectContaining({ request: expect.anything() }),
  ])
  await Promise.all(house.vault.chores.map(({ run }) => run()))
  expect(house.store.sqlite.prepare('SELECT count(*) FROM guardian_answers').pluck().get()).toBe(0)
  house.clock.now += 7 * day
  await Promise.all(house.vault.chores.map(({ run }) => run()))
  expect(house.store.sqlite.prepare('SELECT count(*) FROM guardian_requests').pluck().get()).toBe(0)
  expect((await house.request('ada')).status).toBe(201)
})

test('two devices at once: one circle, one request, whole', async () => {
  await house.settle()
  const both = await Promise.all([
    house.name('ada', ['bob', 'cleo']),
    house.name('ada', ['bob', 'cleo', 'dora'], 3),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const { circle } = (await house.look('ada', '/guardians')) as {
    circle: { named: number; holding: number }
  }
  expect(circle.holding).toBe(circle.named)
  const asked = await Promise.all([house.request('ada'), house.request('ada')])
  const ids = asked.map(({ body }) => (body['request'] as { id: string }).id)
  const { request } = (await house.look('ada', '/recovery-requests/current')) as {
    request: { id: string }
  }
  expect(ids).toContain(request.id)
  const [made, wished] = await Promise.all([house.seal('ada'), house.name('ada', ['bob', 'cleo'])])
  expect(made).toBeUndefined()
  // Whichever came first: no circle of a code that opens nothing.
  expect([200, 409]).toContain(wished.status)
  expect(await house.look('ada', '/guardians')).toEqual({ circle: null })
})

const routes: [method: string, path: string, body?: object][] = [
  ['GET', '/guardian-key'],
  ['PUT', '/guardian-key', {}],
  ['GET', '/guardians/candidates'],
  ['GET', '/guardians'],
  ['PUT', '/guardians', {}],
  ['DELETE', '/guardians', {}],
  ['GET', '/guardianships'],
  ['DELETE', '/guardianships/ada'],
  ['GET', '/guardianships/ada/share?request=r'],
  ['POST', '/recovery-requests', {}],
  ['GET', '/recovery-requests/current'],
  ['DELETE', '/recovery-requests/current'],
  ['POST', '/recovery-requests/r/answer', {}],
  ['POST', '/recovery-requests/r/refuse', {}],
]

test.each(routes)(
  '%s %s: not without a session, not by a key or a service',
  async (method, path, body) => {
    for (const [who, status] of [
      ['', 401],
      ['key:ada', 403],
      ['service', 403],
    ] as const) {
      const answer = await house.ask(who, method, `/vault${path}`, body)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store'])
    }
  },
)

test.each(routes)(
  '%s %s: nothing of somebody else is there for a stranger',
  async (method, path, body) => {
    await house.settle()
    house.mates.push('eve')
    await house.settle(['eve'])
    await house.name('ada', ['bob', 'cleo'])
    const { body: asked } = await house.request('ada')
    const { id } = asked['request'] as { id: string }
    const before = everything()
    const given = path.endsWith('answer') ? { sealedShare: makeShare() } : body
    for (const stranger of ['eve', 'dora']) {
      const there = path.replace('/r/', `/${id}/`).replace('=r', `=${id}`)
      const answer = await house.tell(stranger, method, `/vault${there}`, given)
      if (method !== 'GET') expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(answer.body)).not.toContain(id)
      expect(answer.body).not.toHaveProperty('sealedShare')
    }
    expect(everything()).toEqual(before)
  },
)

function everything() {
  return ['keys', 'circles', 'shares', 'requests', 'answers'].map((table) =>
    house.store.sqlite.prepare(`SELECT * FROM guardian_${table}`).all(),
  )
}

test('a guardian answers for themselves alone', async () => {
  await house.settle(people)
  await house.name('ada', ['bob', 'cleo'])
  await house.name('bob', ['ada', 'dora'])
  const { body } = await house.request('ada')
  const { id } = body['request'] as { id: string }
  // A guardian of Ada's asks under another owner's name, and the owner answers herself.
  expect(
    (await house.tell('bob', 'GET', `/vault/guardianships/bob/share?request=${id}`)).status,
  ).toBe(404)
  expect(
    (await house.tell('dora', 'GET', `/vault/guardianships/bob/share?request=${id}`)).status,
  ).toBe(404)
  expect((await house.tell('ada', 'POST', `/vault/recovery-requests/${id}/refuse`)).status).toBe(
    404,
  )
  expect((await house.tell('bob', 'DELETE', '/vault/recovery-requests/current')).status).toBe(404)
})

test('a call that is refused leaves its row as well, and an export tells whose guardian one is', async () => {
  await house.settle()
  await house.tell('ada', 'PUT', '/vault/guardians', {})
  await house.tell('ada', 'POST', '/vault/recovery-requests', { publicKey: makePoint() })
  await house.tell('ada', 'GET', '/vault/guardianships/bob/share')
  const rows = house.store.of('ada').audit(3)
  expect(rows.map(({ action, status, context }) => [action, status, context])).toEqual([
    ['guardian_share', 400, 'BAD_REQUEST'],
    ['guardian_request', 404, 'NO_CIRCLE'],
    ['guardians_set', 400, 'BAD_REQUEST'],
  ])
  await house.name('ada', ['bob', 'cleo'])
  expect(house.vault.tell('ada')).toMatchObject({ guardians: ['bob', 'cleo'], guardianOf: [] })
  expect(house.vault.tell('bob')).toMatchObject({ guardians: [], guardianOf: ['ada'] })
})
