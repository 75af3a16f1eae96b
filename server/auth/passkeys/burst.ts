import { LRUCache } from 'lru-cache'
import { failure } from '../failure/classify.ts'

type Rule = { most: number; windowMs: number; blockMs: number }

/** Lets so many through in a window, then nobody for a while. In memory: a restart forgives. */
export function createBurst({ most, windowMs, blockMs }: Rule, now: () => number) {
  const seen = new LRUCache<string, { times: number[]; blockedUntil: number }>({ max: 10_000 })
  /** @throws HearthError RATE_LIMITED */
  return function pass(subject: string): void {
    const at = now()
    const entry = seen.get(subject) ?? { times: [], blockedUntil: 0 }
    entry.times = entry.times.filter((time) => time > at - windowMs)
    if (entry.blockedUntil <= at && entry.times.length >= most) entry.blockedUntil = at + blockMs
    seen.set(subject, entry)
    if (entry.blockedUntil > at)
      throw failure('RATE_LIMITED', undefined, { retryAfterSec: (entry.blockedUntil - at) / 1000 })
    entry.times.push(at)
  }
}
