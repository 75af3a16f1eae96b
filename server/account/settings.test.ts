import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { merge, type JsonObject } from './merge.ts'
import { ada, ben, startAccount, type TestAccount } from './testing.ts'

let house: TestAccount
beforeEach(async () => {
  house = await startAccount()
})
afterEach(() => house.remove())

const change = (path: string, body: unknown, who = ben.id) =>
  house.tell(who, 'PATCH', `/settings${path}`, body)
const read = async (who = ben.id) => (await house.tell(who, 'GET', '/settings')).body as object

test.each([
  ['GET', '/settings'],
  ['PATCH', '/settings/global'],
  ['PATCH', '/settings/app/photos'],
  ['DELETE', '/settings/app/photos'],
  ['PATCH', '/settings/device/phone/photos'],
  ['GET', '/settings/devices'],
  ['DELETE', '/settings/device/phone'],
])('%s %s is for a person who has signed in', async (method, path) => {
  expect((await house.ask('', method, path)).status).toBe(401)
  expect((await house.ask('service', method, path)).status).toBe(403)
})

test('three layers, each its own, and nobody else’s', async () => {
  await change('/global', { theme: { mode: 'dark', hue: 1 }, order: [1, 2] })
  await change('/global', { theme: { hue: 2 }, order: [3], locale: null })
  await change('/app/photos', { grid: 4 })
  const { body } = await change('/device/phone/photos', { grid: 2 })
  const expected = {
    success: true,
    globalSettings: { theme: { mode: 'dark', hue: 2 }, order: [3], locale: null },
    appOverrides: { photos: { grid: 4 } },
    deviceSettings: { phone: { photos: { grid: 2 } } },
  }
  expect(body).toEqual(expected)
  expect(await read()).toEqual(expected)
  expect(await read(ada.id)).toMatchObject({ globalSettings: {}, appOverrides: {} })
})

test('devices are listed and forgotten', async () => {
  await change('/device/phone/photos', { a: 1 })
  await change('/device/phone/chat', { a: 1 })
  await change('/device/tv/photos', { a: 1 })
  expect((await house.tell(ben.id, 'GET', '/settings/devices')).body).toMatchObject({
    devices: [
      { deviceId: 'phone', apps: ['chat', 'photos'], updatedAt: '2026-01-15T12:00:00.000Z' },
      { deviceId: 'tv', apps: ['photos'] },
    ],
  })
  await house.ask(ada.id, 'DELETE', '/settings/device/tv')
  const { body } = await house.tell(ben.id, 'DELETE', '/settings/device/phone')
  expect(body).toMatchObject({ success: true, deviceSettings: { tv: { photos: { a: 1 } } } })
  await change('/app/photos', { a: 1 })
  const forgot = await house.tell(ben.id, 'DELETE', '/settings/app/photos')
  expect(forgot.body).toMatchObject({ success: true, appOverrides: {} })
})

test('changes at the same time are all there', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => change('/global', { deep: { [n]: n } })))
  const { globalSettings } = (await read()) as { globalSettings: { deep: object } }
  expect(Object.keys(globalSettings.deep)).toHaveLength(40)
})

describe('what is refused changes nothing', () => {
  test('more than 64 KiB of one person, all counted together', async () => {
    const half = 'x'.repeat(40_000)
    expect((await change('/global', { half })).status).toBe(200)
    expect((await change('/app/photos', { half })).status).toBe(413)
    expect(await read()).toMatchObject({ appOverrides: {} })
    expect((await change('/global', { half: 'é'.repeat(33_000) })).status).toBe(413)
    expect((await change('/global', { half: 'x'.repeat(200_000) })).status).toBe(413)
    expect((await change('/global', { half: '' })).status).toBe(200)
    expect((await change('/app/photos', { half })).status).toBe(200)
    expect((await change('/global', { half }, ada.id)).status).toBe(200)
  })

  test.each([
    ['[]'],
    ['7'],
    ['"text"'],
    ['null'],
    ['{'],
    ['{"constructor": {"prototype": {"polluted": 1}}}'],
    ['{"a": {"__proto__": {"polluted": 1}}}'],
    ['{"a": [{"prototype": 1}]}'],
    [`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`],
  ])('%s', async (body) => {
    expect((await change('/global', body)).status).toBe(400)
    expect(await read()).toMatchObject({ globalSettings: {} })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a prototype at the top goes nowhere', async () => {
    await change('/global', '{"__proto__": {"polluted": 1}, "a": 1}')
    expect(await read()).toMatchObject({ globalSettings: { a: 1 } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test.each(['/app/__proto__', `/app/${'x'.repeat(129)}`, '/device/constructor/a', '/app/%00'])(
    '%s is no name',
    async (path) => expect((await change(path, {})).status).toBe(400),
  )
})

test('merging: what was said last is there, what was not said stays, and neither side changes', () => {
  const json = fc.dictionary(
    fc.string().filter(usable),
    fc.jsonValue({ maxDepth: 2 }).filter(plain),
  )
  fc.assert(
    fc.property(json, json, (before, after) => {
      const copies = structuredClone([before, after])
      const merged = merge(before as JsonObject, after as JsonObject)
      expect([before, after]).toEqual(copies)
      expect(merge(merged, after as JsonObject)).toEqual(merged)
      for (const key of Object.keys(before))
        if (!Object.hasOwn(after, key)) expect(merged[key]).toEqual(before[key])
    }),
  )
})

const usable = (key: string) => !['__proto__', 'constructor', 'prototype'].includes(key)
const plain = (value: unknown) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value))
