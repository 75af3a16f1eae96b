import { z } from 'zod'
import type { ShellState } from './shell-state.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Whether to look for a newer version by itself: once a day, and never while photos arrive. */
export function shouldLook(state: ShellState, lookedAt: number | null, now: number): boolean {
  if (isBusy(state) || state.phase.is !== 'running') return false
  // A clock that was set back must not end it for ever.
  return lookedAt === null || now - lookedAt >= dayMs || lookedAt > now
}

/** Nothing of an update may happen now. */
export function isBusy({ phase, house }: ShellState): boolean {
  return phase.is === 'moving' || (house?.uploads ?? 0) > 0
}

/** A generic feed: `latest.json` beside the packages. */
const feed = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  page: z.url({ protocol: /^https$/ }),
})

export type Offer = z.output<typeof feed>

/** @returns what is newer than `current`, or null. A page elsewhere than the feed's own host is no offer. */
export function readFeed(body: unknown, feedUrl: string, current: string): Offer | null {
  const offer = feed.safeParse(body).data
  if (offer === undefined || new URL(offer.page).host !== new URL(feedUrl).host) return null
  return isNewer(offer.version, current) ? offer : null
}

export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
  for (const i of [0, 1, 2]) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  // 1.2.0 is newer than 1.2.0-beta.
  return than.includes('-') && !version.includes('-')
}
