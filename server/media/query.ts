import type { z } from 'zod'
import * as zod from 'zod'
import { HearthError } from '../../storage/index.ts'

/**
 * Reads query parameters or form fields by a schema. Empty values count as absent, unknown ones
 * are ignored; a list is a parameter as often as it was given, and may be given once.
 * @throws HearthError VALIDATION naming the first wrong field and why
 */
export function readQuery<T extends z.ZodType>(
  schema: T,
  given: Record<string, string | string[] | undefined>,
): z.output<T> {
  const single = Object.entries(given).map(([name, value]) => [name, onlyOne(value)] as const)
  const present = Object.fromEntries(single.filter(([, value]) => value))
  const read = schema.safeParse(present)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const repeated = Array.isArray(present[field])
  const why = repeated ? 'is given more than once' : (issue?.message ?? 'not understood')
  throw new HearthError('VALIDATION', `${field}: ${why}`, { field })
}

/** A list of several stays one: no schema takes it. */
function onlyOne(value: string | string[] | undefined) {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
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
