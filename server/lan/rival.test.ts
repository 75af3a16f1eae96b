import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRival } from './rival.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const said = (data = '192.168.1.9', ttl = 120) => ({ type: 'A', data, ttl })

test('another device with our name is told of once, and asked again while it is there', () => {
  const ask = vi.fn<() => void>()
  const found = vi.fn<(address: string) => void>()
  const rival = createRival({ ask: () => (ask(), rival.heard(said())), found })
  rival.heard(said())
  vi.advanceTimersByTime(3_600_000)
  expect(rival.address()).toBe('192.168.1.9')
  expect(found.mock.calls).toEqual([['192.168.1.9']])
  expect(ask.mock.calls.length).toBeGreaterThan(100)
  rival.forget()
  vi.advanceTimersByTime(3_600_000)
  expect(rival.address()).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})

test('one that was renamed or switched off is forgotten, and told of when it is back', () => {
  const found = vi.fn<(address: string) => void>()
  const rival = createRival({ ask: () => {}, found })
  rival.heard(said())
  // The goodbye of yet another one.
  rival.heard(said('192.168.1.8', 0))
  expect(rival.address()).toBe('192.168.1.9')
  rival.heard(said('192.168.1.9', 0))
  expect(rival.address()).toBeNull()
  rival.heard(said())
  vi.advanceTimersByTime(120_000)
  expect(rival.address()).toBeNull()
  expect(found).toHaveBeenCalledTimes(2)
  expect(vi.getTimerCount()).toBe(0)
})
