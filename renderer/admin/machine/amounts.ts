const gigabyte = 1e9

/** Bytes as somebody types them into a field in GB: `2`, `0.5`. */
export function inGigabytes(bytes: number): string {
  return String(bytes / gigabyte)
}

/** Bytes; null: that is no amount. A comma is one as well as a point; nothing typed is none at all. */
export function fromGigabytes(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (!/^(\d+(\.\d*)?|\.\d+)?$/.test(plain)) return null
  const bytes = Math.round(Number(plain) * gigabyte)
  return Number.isSafeInteger(bytes) ? bytes : null
}

/** A whole number; null: that is none. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : null
}
