import {
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  privateDecrypt,
  constants,
  webcrypto,
} from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deriveKey } from '../master-key.ts'
import { recoveryFor, startVault, type TestVault } from '../testing.ts'
import { readMissionPublicKey } from './mission-key.ts'

const pair = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
const { publicKey, privateKey } = pair(2048)
const hour = 3_600_000
const day = 24 * hour

let house: TestVault
beforeAll(async () => {
  house = await startVault({ missionKeyPem: publicKey })
})
afterAll(() => house.close())

const wish = {
  missionId: 'mission-1',
  tables: ['notes', 'Tasks', 'events'],
  recordIds: ['notes:b', 'notes:a', 'events:1'],
}
const ask = (person: string, body: unknown) => house.tell(person, 'POST', '/grant', body)

test('seals the key of one mission to whoever works on it, and says what it opens', async () => {
  const mk = await house.key('ada')
  const { status, body } = await ask('ada', wish)
  expect(status).toBe(200)
  const tables = ['Tasks', 'events', 'notes']
  const recordIds = ['events:1', 'notes:a', 'notes:b']
  expect(body).toEqual({
    wrappedKey: expect.any(String),
    derivation: { version: 'v1', missionId: 'mission-1', tables, recordIds },
    issuedAt: new Date(house.clock.now).toISOString(),
    expiresAt: new Date(house.clock.now + 7 * day).toISOString(),
  })
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' }
  const opener = await webcrypto.subtle.importKey('pkcs8', privateKey, algorithm, false, [
    'decrypt',
  ])
  const sealed = Buffer.from(String(body['wrappedKey']), 'base64')
  const opened = Buffer.from(await webcrypto.subtle.decrypt(algorithm, opener, sealed))
  const info = `mana-ai-mission-grant:v1:tables=${tables.join(',')}:ids=${recordIds.join(',')}`
  expect(opened).toEqual(Buffer.from(hkdfSync('sha256', mk, 'mission-1', info, 32)))
  const other = await ask('ada', { ...wish, tables: wish.tables.toReversed() })
  const again = privateDecrypt(
    {
      key: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
    },
    Buffer.from(String(other.body['wrappedKey']), 'base64'),
  )
  expect(again).toEqual(opened)
})

test('holds between an hour and 30 days', async () => {
  await house.key('ada')
  for (const [ttlMs, holds] of [
    [undefined, 7 * day],
    [0, hour],
    [-5, hour],
    [hour, hour],
    [2.5 * hour + 0.4, 2.5 * hour],
    [30 * day, 30 * day],
    [1e300, 30 * day],
  ] as const) {
    const { body } = await ask('ada', { ...wish, ttlMs })
    expect(Date.parse(String(body['expiresAt'])) - house.clock.now).toBe(holds)
  }
})

test('a thousand records are a mission, one more is none', async () => {
  await house.key('ada')
  const recordIds = Array.from({ length: 1000 }, (_, n) => `notes:01a1fcb9-0f59-73d9-${n}`)
  expect(await ask('ada', { ...wish, recordIds })).toMatchObject({ status: 200 })
  expect(await ask('ada', { ...wish, recordIds: [...recordIds, 'notes:x'] })).toMatchObject({
    status: 400,
    body: { code: 'BAD_REQUEST' },
  })
})

describe('no name forges another scope:', () => {
  test.each([
    { tables: [] },
    { recordIds: [] },
    { tables: ['notes,events'] },
    { tables: ['notes:ids=notes'] },
    { tables: ['notes\nevents'] },
    { tables: ['notes\u2028'] },
    { tables: ['notes\ud800'] },
    { tables: [''] },
    { tables: ['x'.repeat(300)] },
    { tables: 'notes' },
    { tables: [7] },
    { recordIds: ['notes'] },
    { recordIds: ['notes:'] },
    { recordIds: [':a'] },
    { recordIds: ['notes:a,notes:b'] },
    { recordIds: ['notes:a:b'] },
    { recordIds: ['notes:a\r\n'] },
    { recordIds: [null] },
    { missionId: '' },
    { missionId: 'a\nb' },
    { missionId: '\udc00' },
    { missionId: undefined },
    { ttlMs: '5' },
    { ttlMs: null },
  ])('%o', async (part) => {
    await house.key('ada')
    expect(await ask('ada', { ...wish, ...part })).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST' },
    })
  })
})

test('is refused where there is no key to derive from, and leaves its row either way', async () => {
  expect(await ask('ben', wish)).toMatchObject({
    status: 404,
    body: { code: 'VAULT_NOT_INITIALISED' },
  })
  const wrap = recoveryFor('cleo', await house.key('cleo'))
  await house.tell('cleo', 'POST', '/vault/recovery-wrap', wrap)
  await house.tell('cleo', 'POST', '/vault/zero-knowledge', { enable: true })
  expect(await ask('cleo', wish)).toMatchObject({ status: 409, body: { code: 'ZK_ACTIVE' } })
  await house.key('dora')
  await ask('dora', wish)
  await ask('dora', '{')
  const told = async (person: string) =>
    (await house.tell(person, 'GET', '/vault/audit')).body['entries'] as object[]
  expect(await told('ben')).toMatchObject([
    { action: 'failed_fetch', status: 404, context: 'VAULT_NOT_INITIALISED' },
  ])
  expect(await told('cleo')).toMatchObject([{ action: 'failed_fetch', status: 409 }, {}, {}, {}])
  expect(await told('dora')).toMatchObject([
    { action: 'failed_fetch', status: 400 },
    { action: 'fetch', status: 200, context: 'mission mission-1' },
    { action: 'init' },
  ])
})

test('without a public key there are none; a weak or wrong one ends the start', async () => {
  const without = await startVault()
  await without.key('ada')
  expect(await without.tell('ada', 'POST', '/grant', wish)).toMatchObject({
    status: 503,
    body: { code: 'GRANT_NOT_CONFIGURED' },
  })
  await without.close()
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const { privateKey } = pair(2048)
  const pems = [
    pair(1024).publicKey,
    privateKey,
    curve.export({ type: 'spki', format: 'pem' }),
    'PUBLIC KEY',
  ]
  for (const pem of pems)
    expect(() => readMissionPublicKey(String(pem))).toThrow('MANA_AI_PUBLIC_KEY_PEM')
  expect(readMissionPublicKey(publicKey.replaceAll('\n', String.raw`\n`)).type).toBe('public')
})

/** RFC 5869, appendix A.1 and A.3, cut to the 32 bytes we take. */
test('derives as RFC 5869 says', () => {
  const hex = (text: string) => Buffer.from(text, 'hex')
  expect(
    deriveKey(hex('0b'.repeat(22)), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9')),
  ).toEqual(hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf'))
  expect(deriveKey(hex('0b'.repeat(22)), hex(''), hex(''))).toEqual(
    hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d'),
  )
})
