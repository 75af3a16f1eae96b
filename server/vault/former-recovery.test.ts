import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recoveryFor, startVault, type TestVault } from './testing.ts'

let house: TestVault
beforeEach(async () => {
  house = await startVault()
})
afterEach(() => house.close())

const day = 86_400_000
type Former = { recoveryWrappedMk: string; recoveryIv: string; until: string }

/** Into zero-knowledge mode, with the wrap the person has on paper. */
async function seal(person: string) {
  const mk = await house.key(person)
  const wrap = recoveryFor(person, mk)
  await house.tell(person, 'POST', '/vault/recovery-wrap', wrap)
  await house.tell(person, 'POST', '/vault/zero-knowledge', { enable: true })
  return { mk, wrap }
}
/** What a session alone can send. */
function unproven(person: string) {
  const { proof: _, ...wrap } = recoveryFor(person, randomBytes(32))
  return wrap
}
const put = (wrap: object) => house.tell('ada', 'POST', '/vault/recovery-wrap', wrap)
const present = async () => (await house.tell('ada', 'GET', '/vault/recovery-wrap')).body
const former = async () => ((await present())['former'] ?? []) as Former[]
const sweep = async () => {
  for (const { run } of house.vault.chores) await run()
}

test('a wrap that was replaced without proof is kept for 30 days, and taken back with its code', async () => {
  const { wrap } = await seal('ada')
  const { proof, ...mine } = wrap
  expect(await former()).toEqual([])
  const bad = unproven('ada')
  expect(await put(bad)).toEqual({ status: 200, body: { ok: true } })
  expect(await house.tell('ada', 'GET', '/vault/key')).toMatchObject({ body: bad })
  const until = new Date(house.clock.now + 30 * day).toISOString()
  expect(await former()).toEqual([{ ...mine, until }])
  await sweep()
  expect(await put({ ...mine, proof })).toEqual({ status: 200, body: { ok: true } })
  expect(await present()).toEqual({ ...mine, formatVersion: 1 })
})

test('whoever replaces again and again pushes nothing out, and is told to stop', async () => {
  const { wrap } = await seal('ada')
  const statuses = []
  for (let n = 0; n < 25; n++) statuses.push((await put(unproven('ada'))).status)
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(statuses.at(-1)).toBe(429)
  const { proof: _, ...mine } = wrap
  expect((await former())[0]).toMatchObject(mine)
  // Of those who can prove it nobody is held up.
  expect(await put(wrap)).toMatchObject({ status: 200 })
  expect(await former()).toEqual([])
})

test('the same IV with other bytes takes the place of nothing', async () => {
  const { wrap } = await seal('ada')
  const { proof: _, ...mine } = wrap
  await put({ ...unproven('ada'), recoveryIv: wrap.recoveryIv })
  await put({ ...unproven('ada'), recoveryIv: wrap.recoveryIv })
  expect(await former()).toHaveLength(2)
  expect((await former())[0]).toMatchObject(mine)
})

test('the same wrap sent twice is one', async () => {
  const { wrap } = await seal('ada')
  const { proof: _, ...mine } = wrap
  await put(mine)
  expect(await former()).toEqual([])
})

test('a proven one ends those before at once; a false proof changes nothing', async () => {
  const { mk } = await seal('ada')
  await put(unproven('ada'))
  const kept = await former()
  expect(
    await put({ ...unproven('ada'), proof: randomBytes(32).toString('base64') }),
  ).toMatchObject({ status: 400, body: { code: 'KEY_MISMATCH' } })
  expect(await former()).toEqual(kept)
  const next = recoveryFor('ada', mk)
  await put(next)
  expect(await present()).toMatchObject({ recoveryIv: next.recoveryIv })
  expect(await former()).toEqual([])
})

test('after 30 days it is gone, and not a day before', async () => {
  await seal('ada')
  await put(unproven('ada'))
  house.clock.now += 30 * day - 1
  await sweep()
  expect(await former()).toHaveLength(1)
  house.clock.now += 1
  expect(await former()).toEqual([])
  await sweep()
  expect(
    house.store.sqlite.prepare('SELECT count(*) FROM former_recovery_wraps').pluck().get(),
  ).toBe(0)
})

test('where the appliance has the key, nothing former is kept: it is not the only thing that opens', async () => {
  const mk = await house.key('ada')
  await put(recoveryFor('ada', mk))
  await put(unproven('ada'))
  expect(await former()).toEqual([])
  await house.tell('ada', 'POST', '/vault/zero-knowledge', { enable: true })
  await put(unproven('ada'))
  expect(await former()).toHaveLength(1)
  const masterKey = mk.toString('base64')
  await house.tell('ada', 'POST', '/vault/zero-knowledge', { enable: false, masterKey })
  expect(await former()).toEqual([])
})

test('it is its owner’s alone, and leaves with them', async () => {
  const { wrap } = await seal('ada')
  await seal('ben')
  await put(unproven('ada'))
  const bens = await house.ask('ben', 'GET', '/vault/recovery-wrap')
  expect(await bens.text()).not.toContain(wrap.recoveryWrappedMk)
  house.vault.erase('ada')
  expect(
    house.store.sqlite.prepare('SELECT count(*) FROM former_recovery_wraps').pluck().get(),
  ).toBe(0)
})

test('the audit says which were not proven', async () => {
  await seal('ada')
  await put(unproven('ada'))
  const { body } = await house.tell('ada', 'GET', '/vault/audit')
  expect(body['entries']).toMatchObject([
    { action: 'recovery_set', status: 200, context: 'not proven' },
    { action: 'zk_enable' },
    { action: 'recovery_set', context: null },
    { action: 'init' },
  ])
})
