/** Both ends included, as in `Content-Range`. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header for a file of `size` bytes (> 0). 'whole' means: answer 200 with
 * everything, which RFC 9110 allows for what we do not serve: other units, several ranges at
 * once, a header that makes no sense. 'unsatisfiable' is 416.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '')
  if (!match) return 'whole'
  const [, from = '', to = ''] = match
  if (from === '') return to === '' ? 'whole' : lastBytes(Number(to), size)
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end }
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  return count === 0 ? 'unsatisfiable' : { start: Math.max(0, size - count), end: size - 1 }
}
