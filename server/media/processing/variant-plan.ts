import type { VariantName } from './task.ts'

export type VariantPlan = {
  name: VariantName
  width: number
  height: number
  fit: 'cover' | 'inside'
  webp: WebpChoice
}
export type WebpChoice = { quality: number; effort: number; smartSubsample?: boolean }

export const mediumSide = 800

/**
 * In the order they are made: what a page shows first comes first. The contract's qualities are 80,
 * 85 and 90 at effort 4; where less effort shows, one point more makes up for it, in half the time
 * and less: docs/image-quality.md.
 */
const plans: VariantPlan[] = [
  { name: 'thumb', width: 200, height: 200, fit: 'cover', webp: { quality: 81, effort: 2 } },
  {
    name: 'medium',
    width: mediumSide,
    height: mediumSide,
    fit: 'inside',
    webp: { quality: 85, effort: 2 },
  },
  { name: 'large', width: 1920, height: 1920, fit: 'inside', webp: { quality: 91, effort: 0 } },
]

/** What a browser shows as it is; the others need every variant, however small they are. */
const shownByBrowsers = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
])

/** The variants an original of this size gets: none is larger than the original. */
export function planVariants(width: number, height: number, mimeType: string): VariantPlan[] {
  const longest = Math.max(width, height)
  return plans.filter((plan) => longest >= plan.width || !shownByBrowsers.has(mimeType))
}
