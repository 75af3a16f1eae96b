import { z } from 'zod'

/** ISO 8601, UTC. */
export const time = z.iso.datetime()
export const maybeTime = time.nullable()
export const count = z.int().min(0)
/** In bytes. */
export const bytes = z.int().min(0)

/** ms since 1970 as answers show times. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

export function maybeIso(ms: number | null): string | null {
  return ms === null ? null : iso(ms)
}

/** A whole number from 1 to `most`, written in digits as a query has it. */
export function upTo(most: number, otherwise: number) {
  const words = `has to be a whole number from 1 to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, words)
    .default(otherwise)
}

/** What every failing route answers with. */
export const failure = z.object({ error: z.string(), message: z.string(), status: z.int() })

export const refused = { 401: failure, 403: failure }
export const done = z.object({ success: z.literal(true) })
