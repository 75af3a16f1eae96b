import { z } from 'zod'
import { erasureKind, HearthError, type Storage } from '../../storage/index.ts'
import { count, iso, maybeIso, maybeTime, time, upTo } from './answers.ts'

export const jobsQuery = z.object({
  state: z.enum(['open', 'leased', 'dead']).default('dead'),
  limit: upTo(200, 50),
  before: z
    .string()
    .regex(/^-?\d{1,15}-\d{1,15}$/, 'has to be the `next` of another answer')
    .optional()
    .describe('The `next` of the page before.'),
})

const job = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['open', 'leased', 'dead']),
  urgent: z.boolean().describe('Somebody waits for it.'),
  attempts: count,
  createdAt: time,
  runAt: time.describe('Not before.'),
  diedAt: maybeTime,
  failure: z.string().nullable().describe('Why the last try failed, in words.'),
  dismissable: z.boolean(),
})

export const jobsAnswer = z.object({ jobs: z.array(job), next: z.string().nullable() })
export const retriedAnswer = z.object({ retried: count })
export const dismissedAnswer = z.object({ dismissed: count })

type Row = Omit<
  z.output<typeof job>,
  'urgent' | 'createdAt' | 'runAt' | 'diedAt' | 'dismissable'
> & {
  seq: number
  at: number
  lane: number
  createdAt: number
  runAt: number
  diedAt: number | null
}

/** Opens a dead job of a kind that needs more than the queue for that. May throw. */
export type Reopen = Record<string, (payload: unknown) => void>

/** Nothing is lost without them: the photo says that it failed, the letter lies in the outbox. */
const dismissable = new Set(['ingest', 'mail'])

/** What the house has to do, does, and gave up. Nothing of whose it is: jobs are figures here. */
export function createJobs({ storage, reopen }: { storage: Storage; reopen: Reopen }) {
  const { sqlite, jobs } = storage
  // Each in the order of its index: that a hundred thousand wait must not cost anything.
  const page = (state: Row['state'], at: string, before: '<' | '>') =>
    sqlite.prepare<[number, number, number], Row>(
      `SELECT seq, id, kind, state, lane, attempts, created_at AS createdAt, run_at AS runAt,
        died_at AS diedAt, failure, ${at} AS at FROM job
        WHERE state = '${state}' AND (${at}, seq) ${before} (?, ?)
        ORDER BY ${at}${before === '<' ? ' DESC, seq DESC' : ', seq'} LIMIT ?`,
    )
  const pages = {
    open: page('open', 'run_at', '>'),
    leased: page('leased', 'lease_until', '>'),
    dead: page('dead', 'died_at', '<'),
  }
  const dead = sqlite.prepare<[string], { kind: string; payload: string }>(
    `SELECT kind, payload FROM job WHERE id = ? AND state = 'dead'`,
  )
  const someDead = sqlite.prepare<[number], { seq: number; id: string; kind: string }>(
    `SELECT seq, id, kind FROM job WHERE state = 'dead' AND seq > ? ORDER BY seq LIMIT 100`,
  )

  return {
    /** Those that died last come first; of the others those that are due first. */
    list({ state, limit, before }: z.output<typeof jobsQuery>) {
      const [at, seq] = before ? placeIn(before) : beginning[state]
      const rows = pages[state].all(at, seq, limit)
      const last = rows.length === limit ? rows.at(-1) : undefined
      return { jobs: rows.map(shown), next: last ? `${last.at}-${last.seq}` : null }
    },

    /** @throws NOT_FOUND; what the kind's own way of opening it throws */
    retry: (id: string): Promise<void> => storage.write(() => retryOne(id)),

    /** All of them, and how many that were; one that cannot be tried again stays as it is. */
    async retryAll(): Promise<number> {
      return eachDead(({ id }) => attempt(() => storage.writeNow(() => retryOne(id))))
    },

    /** @throws NOT_FOUND; CONFLICT for one that has to be done */
    async dismiss(id: string): Promise<void> {
      await storage.write(() => {
        const { kind } = find(id)
        if (!dismissable.has(kind)) throw mustBeDone(kind)
        jobs.forget(id)
      })
    },

    /** Those that may be; how many that were. */
    dismissAll: (): Promise<number> =>
      eachDead(({ id, kind }) => dismissable.has(kind) && jobs.forget(id)),
  }

  function find(id: string) {
    const row = dead.get(id)
    if (row) return row
    throw new HearthError('NOT_FOUND', 'There is no such job, or it is not given up.')
  }

  function retryOne(id: string): void {
    const { kind, payload } = find(id)
    const own = reopen[kind]
    if (own) own(JSON.parse(payload))
    else jobs.retry(id)
  }

  /** In small writes: thousands may have died with a decoder. */
  async function eachDead(act: (row: { id: string; kind: string }) => boolean): Promise<number> {
    let acted = 0
    for (let after = 0; ;) {
      const rows = someDead.all(after)
      const last = rows.at(-1)
      if (!last) return acted
      acted += await storage.write(() => rows.filter(act).length)
      after = last.seq
    }
  }

  function shown(row: Row): z.output<typeof job> {
    const { id, kind, state, lane, attempts, failure } = row
    return {
      id,
      kind,
      state,
      urgent: lane === 0,
      attempts,
      createdAt: iso(row.createdAt),
      runAt: iso(row.runAt),
      diedAt: maybeIso(row.diedAt),
      failure,
      dismissable: state === 'dead' && dismissable.has(kind),
    }
  }
}

const most = Number.MAX_SAFE_INTEGER
const beginning = { open: [0, 0], leased: [0, 0], dead: [most, most] } as const

function placeIn(before: string): [at: number, seq: number] {
  const dash = before.lastIndexOf('-')
  return [Number(before.slice(0, dash)), Number(before.slice(dash + 1))]
}

function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    // A letter that expired, say.
    if (error instanceof HearthError) return false
    throw error
  }
}

function mustBeDone(kind: string): HearthError {
  const words =
    kind === erasureKind
      ? 'This job ends what is left of a person who was deleted. That was promised, so it cannot be dismissed: try it again.'
      : 'This job cannot be dismissed: try it again.'
  return new HearthError('CONFLICT', words)
}
