import { afterEach, expect, test, vi } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { createActivity } from './activity.ts'
import { api, logIn, sql } from './routes/testing.ts'

let house: TestAppliance | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})

test('what a browser asks for moves its last activity, at most once in five minutes', async () => {
  // Better Auth begins sessions by the wall clock.
  let now = Date.now() + 60_000
  const at = (house = await startTestAppliance({}, { now: () => now }))
  await setUp(at.origin)
  const { cookie } = await logIn(at)
  const look = async () => {
    const answer = await fetch(`${api(at)}/sessions`, { headers: { cookie } })
    const list = (await answer.json()) as { current: boolean; lastActivityAt: string }[]
    return list.find(({ current }) => current)?.lastActivityAt
  }
  const written = () => sql<{ at: number }>(at, 'SELECT max(at) AS at FROM session_activity')[0]?.at
  await look()
  const first = now
  await vi.waitFor(() => expect(written()).toBe(first))
  now += 5 * 60_000
  await look()
  expect(await look()).toBe(new Date(first).toISOString())
  now += 1
  await look()
  await vi.waitFor(() => expect(written()).toBe(now))
  expect(await look()).toBe(new Date(now).toISOString())
})

test('what could not be written is tried again, and nobody hears of it', async () => {
  const write = vi.fn(() => Promise.reject(new Error('full')))
  const seen = vi.fn()
  const note = createActivity({ storage: { write }, sessions: { seen }, now: () => 1 })
  note('a')
  note('a')
  expect(write).toHaveBeenCalledTimes(1)
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  note('a')
  expect(write).toHaveBeenCalledTimes(2)
})
