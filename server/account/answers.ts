import { z } from 'zod'

/** ISO 8601, UTC. */
export const time = z.iso.datetime()
export const maybeTime = time.nullable()
export const count = z.int().min(0)

/** ms since 1970 as the contract shows times. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

export function maybeIso(ms: number | null): string | null {
  return ms === null ? null : iso(ms)
}

/** A whole number written in digits, as a query has them. */
export function wholeNumber(least: number, most: number, otherwise: number) {
  const words = `has to be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words)
    .default(otherwise)
}

/** What every failing route answers with. */
export const failure = z.object({ error: z.string(), message: z.string(), status: z.int() })

export const notSignedIn = { 401: failure, 403: failure }
