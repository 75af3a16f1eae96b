import type { z } from 'zod'
import * as zod from 'zod'
import { HearthError } from '../../storage/index.ts'

/**
 * Reads query parameters or form fields by a schema. Empty values count as absent, unknown ones
 * are ignored.
 * @throws HearthError VALIDATION naming the first wrong field and why
 */
export function readQuery<T extends z.ZodType>(
  schema: T,
  given: Record<string, string | undefined>,
): z.output<T> {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  const read = schema.safeParse(present)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new HearthError('VALIDATION', `${field}: ${issue?.message ?? 'not understood'}`, { field })
}

/** A whole number written in decimal digits: no signs, no exponents, no hexadecimal. */
export function wholeNumber(least: number, most: number) {
  const words = `has to be a whole number from ${least} to ${most}`
  return zod
    .string()
    .regex(/^\d{1,12}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words)
}

/** The name of the app that stores something: short, printable, without commas (lists use them). */
export const appName = zod
  .string()
  .trim()
  .regex(/^[^\p{C},]{1,64}$/u, 'has to be 1 to 64 printable characters without commas')

/** How many records a page has. */
export const pageLimit = wholeNumber(1, 500).default(50)
