import { afterEach, expect, test } from 'vitest'
import { createLife } from '../../life.ts'
import { ben, startHouse, type TestHouse } from '../testing.ts'

let house: TestHouse
afterEach(() => house.end())

const service = { platform: 'linux', by: 'service', comesBack: true } as const

test.each([
  ['GET', '/machine'],
  ['POST', '/machine/end', { how: 'stop' }],
] as const)('%s %s is for admins alone', async (method, path, body?: object) => {
  const life = createLife(service)
  house = await startHouse({ life: { ...life, end: () => expect.unreachable() } })
  for (const [who, status] of [
    ['', 401],
    ['service', 403],
    [ben.id, 403],
  ] as const)
    expect((await house.ask(who, method, path, body)).status).toBe(status)
})

test('it says how it runs, and ends as it is told', async () => {
  const life = createLife(service)
  house = await startHouse({ life })
  expect(await house.tell('GET', '/machine')).toEqual({ status: 200, body: service })
  for (const how of ['now', undefined, 1])
    expect((await house.tell('POST', '/machine/end', { how })).status).toBe(400)
  expect((await house.tell('POST', '/machine/end', { how: 'restart' })).status).toBe(202)
  expect(await life.ending).toBe('restart')
})

test('where nothing starts it again, it goes on', async () => {
  house = await startHouse({ life: createLife({ ...service, by: 'tarball', comesBack: false }) })
  expect(await house.tell('POST', '/machine/end', { how: 'restart' })).toMatchObject({
    status: 409,
    body: { error: 'CONFLICT' },
  })
})
