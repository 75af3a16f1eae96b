import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settingsAnswer } from '../effective-settings.ts'
import { networkReportAnswer } from '../operations.ts'
import { ada, ben, startHouse, type TestHouse } from '../testing.ts'
import { networkAnswer } from './answers.ts'

let house: TestHouse
const start = async () => void (house = await startHouse())
const end = () => house.end()

const shown = async () => networkAnswer.parse((await house.tell('GET', '/network')).body)
const settingOf = async (name: string) => {
  const { body } = await house.tell('GET', '/settings')
  return settingsAnswer.parse(body).settings.find((each) => each.name === name)
}

const routes = [
  ['GET', '/network'],
  ['PUT', '/network', { on: true }],
  ['PUT', '/network/name', { name: 'villa', understood: true }],
  ['POST', '/network/authority', { understood: true }],
  ['POST', '/network/check', {}],
] as const

describe('is closed', () => {
  beforeAll(start)
  afterAll(end)

  test.each(routes)('%s %s is for admins alone', async (method, path, body?: object) => {
    for (const [who, status] of [
      ['', 401],
      ['service', 403],
      [ben.id, 403],
    ] as const)
      expect((await house.ask(who, method, path, body)).status).toBe(status)
    expect(await shown()).toMatchObject({ on: false, onBy: 'default', name: 'hearth' })
  })

  test.each([
    ['PUT', '/network', {}],
    ['PUT', '/network', { on: 'yes' }],
    ['PUT', '/network', { on: true, port: 0 }],
    ['PUT', '/network', { on: true, port: 65_536 }],
    ['PUT', '/network', { on: true, port: '443' }],
    ['PUT', '/network/name', { name: 'villa' }],
    ['PUT', '/network/name', { name: 'Villa', understood: true }],
    ['PUT', '/network/name', { name: 'a.b', understood: true }],
    ['PUT', '/network/name', { name: '-x', understood: true }],
    ['PUT', '/network/name', { understood: true }],
    ['POST', '/network/authority', {}],
    ['POST', '/network/authority', { understood: 'true' }],
  ])('%s %s with %j is refused, and changes nothing', async (method, path, body) => {
    await house.tell('PUT', '/network', { on: true })
    const before = await shown()
    expect(await house.tell(method, path, body)).toMatchObject({
      status: 400,
      body: { error: 'VALIDATION' },
    })
    expect(await shown()).toEqual(before)
  })

  test('a body of a megabyte is refused', async () =>
    expect((await house.tell('PUT', '/network', { on: true, x: 'x'.repeat(1e6) })).status).toBe(
      413,
    ))
})

describe('the switch', () => {
  beforeEach(start)
  afterEach(end)

  test('ten that switch at once leave it as the last one said', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        house.ask(ada.id, 'PUT', '/network', { on: n % 2 === 0 }),
      ),
    )
    expect(await shown()).toMatchObject({ on: false, origin: null })
  })

  test('the check says what it found, and one at a time', async () => {
    const off = await house.tell('POST', '/network/check')
    expect(networkReportAnswer.parse(off.body).findings.map(({ code }) => code)).toEqual([
      'name.off',
      'certificate.off',
      'clock.ok',
    ])
  })

  test('works at once, and is kept', async () => {
    expect(await house.tell('PUT', '/network', { on: true })).toMatchObject({ status: 200 })
    expect(await shown()).toMatchObject({
      on: true,
      onBy: 'choice',
      origin: expect.stringMatching(/^https:\/\/hearth\.local:\d+$/),
      fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}/),
      trouble: null,
    })
    expect(house.storage.settings.get('lan.on')).toBe(true)
    expect(await settingOf('HEARTH_LAN')).toMatchObject({ source: 'choice', value: 'on' })
    await house.tell('PUT', '/network', { on: false })
    expect(await shown()).toMatchObject({ on: false, onBy: 'choice', origin: null })
    expect(await settingOf('HEARTH_LAN')).toMatchObject({ source: 'choice', value: 'off' })
  })

  test('a port that somebody has is said, and it stays off', async () => {
    const other = createServer().listen(0, '::')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const there = await startHouse({}, { HEARTH_HTTPS_PORT: String(port) })
    const answer = await there.tell('PUT', '/network', { on: true })
    expect(answer).toMatchObject({
      status: 409,
      body: { error: 'CONFLICT', message: expect.stringContaining(`Port ${port}`) },
    })
    expect((await there.tell('GET', '/network')).body).toMatchObject({
      on: false,
      // HEARTH_HTTPS_PORT is set, so nothing else can be chosen.
      trouble: { reason: 'lan-port', variable: 'HEARTH_HTTPS_PORT', freePort: null },
    })
    const other443 = await there.tell('PUT', '/network', { on: true, port: 443 })
    expect(other443).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('HEARTH_HTTPS_PORT') },
    })
    await there.end()
    other.close()
  })

  test.each(['on', 'off'])('HEARTH_LAN=%s counts before it', async (word) => {
    const there = await startHouse({}, { HEARTH_LAN: word })
    expect(await there.tell('PUT', '/network', { on: word === 'off' })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('HEARTH_LAN') },
    })
    expect((await there.tell('GET', '/network')).body).toMatchObject({
      on: word === 'on',
      onBy: 'environment',
    })
    expect(there.storage.settings.get('lan.on')).toBeUndefined()
    await there.end()
  })
})

describe('what every device notices', () => {
  beforeEach(start)
  afterEach(end)

  test('a new authority is another one, and the one before is kept beside it', async () => {
    await house.tell('PUT', '/network', { on: true })
    const before = await shown()
    const answer = await house.tell('POST', '/network/authority', { understood: true })
    expect(answer).toMatchObject({ status: 200, body: { on: true, name: 'hearth' } })
    expect((await shown()).fingerprint).not.toBe(before.fingerprint)
    const files = await readdir(house.storage.folder.keys)
    expect(files.filter((name) => /^lan-authority\.pem\.\d+\.old$/.test(name))).toHaveLength(1)
  })

  test('a new name is another address, and the same name changes nothing', async () => {
    await house.tell('PUT', '/network', { on: true })
    const before = await shown()
    const rename = (name: string) => house.tell('PUT', '/network/name', { name, understood: true })
    expect(await rename('hearth')).toMatchObject({
      status: 200,
      body: { fingerprint: before.fingerprint },
    })
    await rename('villa')
    const after = await shown()
    expect(after).toMatchObject({ name: 'villa', nameBy: 'choice' })
    expect(after.origin).toMatch(/^https:\/\/villa\.local:/)
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expect(await settingOf('HEARTH_NAME')).toMatchObject({ source: 'choice', value: 'villa' })
  })

  test('a name that HEARTH_NAME gives is not changed here', async () => {
    const there = await startHouse({}, { HEARTH_NAME: 'villa' })
    const answer = await there.tell('PUT', '/network/name', { name: 'hut', understood: true })
    expect(answer).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('HEARTH_NAME') },
    })
    await there.end()
  })

  test('while it is off both only wait for the next time', async () => {
    await house.tell('PUT', '/network/name', { name: 'villa', understood: true })
    await house.tell('POST', '/network/authority', { understood: true })
    expect(await shown()).toMatchObject({ on: false, name: 'villa', origin: null })
    await house.tell('PUT', '/network', { on: true })
    expect((await shown()).origin).toMatch(/villa\.local/)
  })
})
