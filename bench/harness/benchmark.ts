/** What every file beside run.ts exports, and what it hands back. */
export type Benchmark = {
  /** As it is called on the command line. */
  name: string
  title: string
  /** What was promised, in one sentence. */
  target: string
  run(context: Context): Promise<Result>
}

export type Context = {
  /** How many rounds to measure; fewer in a short trial. */
  rounds(wanted: number): number
  /** Peers that take minutes to install are installed only for a bench that was asked for by name. */
  askedFor: boolean
  /** A folder for this benchmark alone; emptied afterwards. */
  scratch: string
  say(words: string): void
}

export type Result = {
  tables: Table[]
  checks: Check[]
  /** What a reader has to know to trust the figures. */
  notes?: string[]
}

export type Table = { caption?: string; rows: Row[] }

export type Row = {
  what: string
  unit: string
  /** One figure a round; null: could not be measured, `note` says why. */
  samples: number[] | null
  note?: string
}

/** One promise, held or not. */
export type Check = {
  what: string
  value: number
  unit: string
  atLeast?: number
  atMost?: number
}

export function holds({ value, atLeast = -Infinity, atMost = Infinity }: Check): boolean {
  return value >= atLeast && value <= atMost
}
