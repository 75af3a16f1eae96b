import { expect, it, vi } from 'vitest'
import type { DayPage, MediaRecord } from '../../client/index.ts'
import { createDayLoader } from './day-loader.ts'

type Ask = {
  day: string
  cursor: string | undefined
  signal: AbortSignal
  give: (page: DayPage) => void
}

function setUp(parallel = 2) {
  const asks: Ask[] = []
  const onRecords = vi.fn()
  const onError = vi.fn()
  const fetchPage = (day: string, cursor: string | undefined, signal: AbortSignal) =>
    new Promise<DayPage>((give, fail) => {
      asks.push({ day, cursor, signal, give })
      signal.addEventListener('abort', () => fail(signal.reason))
    })
  const loader = createDayLoader({ fetchPage, onRecords, onError, parallel })
  return { asks, onRecords, onError, loader }
}

const page = (id: string, nextCursor: string | null = null): DayPage => ({
  items: [{ id } as MediaRecord],
  nextCursor,
})

it('loads a few days at a time, in the order asked', async () => {
  const { asks, loader } = setUp()
  loader.want(['c', 'b', 'a'])
  expect(asks.map((ask) => ask.day)).toEqual(['c', 'b'])
  asks[0]?.give(page('1'))
  await vi.waitFor(() => expect(asks.map((ask) => ask.day)).toEqual(['c', 'b', 'a']))
})

it('follows pages to the end', async () => {
  const { asks, loader, onRecords } = setUp()
  loader.want(['a'])
  asks[0]?.give(page('1', 'next'))
  await vi.waitFor(() => expect(asks[1]?.cursor).toBe('next'))
  expect(onRecords).toHaveBeenLastCalledWith('a', expect.anything(), false)
  asks[1]?.give(page('2'))
  await vi.waitFor(() => expect(onRecords).toHaveBeenLastCalledWith('a', expect.anything(), true))
  expect(onRecords.mock.lastCall?.[1]).toHaveLength(2)
})

it('stops what scrolled away and does not call it an error', async () => {
  const { asks, loader, onError } = setUp()
  loader.want(['c', 'b', 'a'])
  loader.want(['z'])
  expect(asks.slice(0, 2).every((ask) => ask.signal.aborted)).toBe(true)
  await vi.waitFor(() => expect(asks.at(-1)?.day).toBe('z'))
  expect(asks).toHaveLength(3)
  expect(onError).not.toHaveBeenCalled()
})

it('asks again for what scrolled away and came back', () => {
  const { asks, loader } = setUp()
  loader.want(['a'])
  loader.want([])
  loader.want(['a'])
  expect(asks.map((ask) => ask.signal.aborted)).toEqual([true, false])
})

it('does not ask twice for a day on its way', () => {
  const { asks, loader } = setUp()
  loader.want(['a'])
  loader.want(['a', 'b'])
  expect(asks.map((ask) => ask.day)).toEqual(['a', 'b'])
})

it('keeps loading what was asked for as a whole', async () => {
  const { asks, loader } = setUp()
  const whole = loader.load('a')
  loader.want(['z'])
  expect(asks[0]?.signal.aborted).toBe(false)
  asks[0]?.give(page('1'))
  expect(await whole).toHaveLength(1)
})
