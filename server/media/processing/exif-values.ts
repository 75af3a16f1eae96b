/** EXIF values as ExifReader hands them over; nothing about them is certain. */
export type Tags = Record<string, { value?: unknown } | undefined>

/** One line of text a person can read; null when nothing is left. */
export function words(tag: Tags[string]): string | null {
  const value = Array.isArray(tag?.value) ? tag.value[0] : tag?.value
  if (typeof value !== 'string') return null
  // oxlint-disable-next-line no-control-regex
  const clean = value.replace(/[\0-\x1f\x7f\ufffd]+/g, ' ').trim()
  return clean === unreadable ? null : clean.slice(0, 100) || null
}

/** What ExifReader puts in place of a value that would lie outside the file. */
const unreadable = '<faulty value>'

/** A number, a rational `[numerator, denominator]`, or a list whose first is one. */
export function fraction(tag: Tags[string]): number | null {
  return numberOf(tag?.value)
}

/** A list of rationals, as GPS has for degrees, minutes, seconds and for hours, minutes, seconds. */
export function fractions(tag: Tags[string]): number[] | null {
  if (!Array.isArray(tag?.value)) return null
  const numbers = tag.value.map(numberOf)
  return numbers.every((value) => value !== null) ? numbers : null
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (!Array.isArray(value) || value.length === 0) return null
  const [first, second] = value as unknown[]
  if (Array.isArray(first)) return numberOf(first)
  if (typeof first !== 'number') return null
  return value.length === 2 && typeof second === 'number' ? numberOf(first / second) : first
}
