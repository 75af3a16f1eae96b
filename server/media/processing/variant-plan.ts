import type { VariantName } from './task.ts'

export type VariantPlan = {
  name: VariantName
  width: number
  height: number
  fit: 'cover' | 'inside'
  webp: WebpChoice
}
export type WebpChoice = { quality: number; effort: number; smartSubsample?: boolean }

/** In the order they are made: what a page shows first comes first. docs/image-quality.md has the why. */
const plans: VariantPlan[] = [
  { name: 'thumb', width: 200, height: 200, fit: 'cover', webp: { quality: 80, effort: 4 } },
  { name: 'medium', width: 800, height: 800, fit: 'inside', webp: { quality: 85, effort: 2 } },
  { name: 'large', width: 1920, height: 1920, fit: 'inside', webp: { quality: 90, effort: 0 } },
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
