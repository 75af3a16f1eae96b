export type Why = 'changed' | 'different' | 'odd' | 'full' | 'failed' | 'unfinished'

type More = { cause?: unknown; path?: string; remains?: boolean }

/**
 * Why nothing was moved; the old folder is as it was. But for 'unfinished': the move can neither be
 * finished nor taken back just now, and each start tries to finish it.
 */
export class MoveFailed extends Error {
  readonly why: Why
  /** What it is about, within the folder. */
  readonly path: string | null
  /** The copy, or some of it, could not be taken away. */
  readonly remains: boolean
  constructor(why: Why, { cause, path, remains = false }: More = {}) {
    super(path === undefined ? why : `${why}: ${path}`, { cause })
    this.why = why
    this.path = path ?? null
    this.remains = remains
  }
}

/** @param remains see MoveFailed */
export function asMoveFailed(cause: unknown, remains: boolean): MoveFailed {
  if (cause instanceof MoveFailed)
    return new MoveFailed(cause.why, {
      cause,
      remains,
      ...(cause.path ? { path: cause.path } : {}),
    })
  const { code } = (cause ?? {}) as NodeJS.ErrnoException
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed'
  return new MoveFailed(why, { cause, remains })
}
