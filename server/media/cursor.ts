import { HearthError } from '../../storage/index.ts'

/** Where a page ended: the sort value (ms since 1970) and the id of its last record. */
export type Place = { at: number; id: string }

/** Makes the opaque text a client sends back to get the next page. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.at, place.id])).toString('base64url')
}

/**
 * Reads what {@link writeCursor} wrote.
 * @throws HearthError VALIDATION for anything else
 */
export function readCursor(cursor: string): Place {
  const [at, id, ...rest] = parts(cursor)
  if (typeof at === 'number' && Number.isSafeInteger(at) && typeof id === 'string' && !rest.length)
    return { at, id }
  throw new HearthError('VALIDATION', 'cursor: this is not a place in the list.', {
    field: 'cursor',
  })
}

function parts(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}
