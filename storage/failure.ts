import { HearthError, type ErrorCode } from './error.ts'

/**
 * Puts what the disk or SQLite says into the house's words, by code alone. Whatever is not about
 * the machine (a violated constraint, a bug, a HearthError) comes back as it is.
 */
export function explainFailure(error: unknown): unknown {
  const code = error instanceof HearthError ? undefined : codeOf(error)
  const meaning = code === undefined ? undefined : (byErrno[code] ?? bySqlite(code))
  if (meaning === undefined) return error
  const wait = meaning === 'BUSY' ? { retryAfterSec: 1 } : {}
  return new HearthError(meaning, sentences[meaning] ?? '', { cause: error, ...wait })
}

/**
 * The same for whoever has the database at hand: what a closed one is asked fails without a code,
 * in ways of its own, and so does what relied on it.
 */
export function createExplanation(database: { open: boolean }): (error: unknown) => unknown {
  return (error) => {
    if (database.open || error instanceof HearthError) return explainFailure(error)
    return new HearthError('UNAVAILABLE', 'Hearth is stopping. Try again in a moment.', {
      cause: error,
      retryAfterSec: 5,
    })
  }
}

/** Runs `work`; what it throws is explained. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainFailure(error)
  }
}

/** Whether making room may help; not for what we refuse ourselves, to keep the floor. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof HearthError && error.code === 'NO_SPACE' && error.cause !== undefined
}

/** A dying disk and a full one are treated differently from then on. */
export function isDiskFault(error: unknown): boolean {
  return error instanceof HearthError && error.code === 'UNAVAILABLE'
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

const byErrno: Partial<Record<string, ErrorCode>> = {
  ENOSPC: 'NO_SPACE',
  EDQUOT: 'NO_SPACE',
  EFBIG: 'NO_SPACE',
  EIO: 'UNAVAILABLE',
  ENXIO: 'UNAVAILABLE',
  ENODEV: 'UNAVAILABLE',
  ESTALE: 'UNAVAILABLE',
  EROFS: 'READ_ONLY',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
}

/** SQLite's extended result codes begin with the name of the primary one. */
function bySqlite(code: string): ErrorCode | undefined {
  return primaryCodes.find(([primary]) => code === primary || code.startsWith(`${primary}_`))?.[1]
}

const primaryCodes: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_FULL', 'NO_SPACE'],
  // Its shared index could not grow: there was no room for 32 KiB.
  ['SQLITE_IOERR_SHMSIZE', 'NO_SPACE'],
  ['SQLITE_IOERR', 'UNAVAILABLE'],
  ['SQLITE_CANTOPEN', 'UNAVAILABLE'],
  ['SQLITE_READONLY', 'READ_ONLY'],
  ['SQLITE_PERM', 'READ_ONLY'],
  ['SQLITE_BUSY', 'BUSY'],
  ['SQLITE_LOCKED', 'BUSY'],
  ['SQLITE_CORRUPT', 'DAMAGED'],
  ['SQLITE_NOTADB', 'DAMAGED'],
]

const sentences: Partial<Record<ErrorCode, string>> = {
  NO_SPACE: 'The disk is full. Free some space, then try again.',
  UNAVAILABLE:
    'The disk reported a fault. Check its cable. If it happens again, stop Hearth and copy the whole data folder to another disk.',
  READ_ONLY:
    'The data folder cannot be written. Check the permissions and whether its disk is read-only.',
  BUSY: 'The database is busy. Try again in a moment.',
  DAMAGED:
    'The database is damaged. Stop Hearth and leave the data folder as it is; if there is a copy of it, start Hearth with that.',
}
