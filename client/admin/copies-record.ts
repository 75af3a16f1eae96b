/** A copy of the household as it lies on its disk. */
export type HouseCopy = {
  name: string
  /** null: what it holds cannot be read. */
  at: string | null
  whole: boolean
  /** Each of its originals was read again after it was made. */
  proven: boolean
  /** Originals that are not in it. */
  lost: number
  people: number
  media: number
  bytes: number
}

export type HouseCopies = {
  /** null: nobody has chosen where copies go. */
  place: {
    path: string
    present: boolean
    reason: string | null
    message: string | null
    sameDisk: boolean | null
  } | null
  running: {
    startedAt: string
    progress: {
      phase: 'rows' | 'originals' | 'end'
      done: number
      total: number
      copiedBytes: number
    } | null
  } | null
  wholeAt: string | null
  provenAt: string | null
  last: {
    at: string
    ok: boolean
    lost: number
    reason: string | null
    message: string | null
  } | null
  /** The newest first. */
  copies: HouseCopy[]
}
