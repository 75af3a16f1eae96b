import { HearthError } from '../../storage/index.ts'

/** What a page shows and may be old now. */
export const parts = ['status', 'jobs', 'storage', 'log', 'settings', 'copies'] as const
export type Part = (typeof parts)[number]

type Watched = {
  /** Values that differ once something changed; cheap, for they are read every other second. */
  jobs: () => number
  writes: () => number
  log: () => Promise<number>
  choices: () => number
  copies: () => number
}

export type Listener = {
  userId: string
  tell(changed: Part[]): void
  /** Now and then; false: whoever listens may not any more. */
  beat(): boolean
  end(): void
}

/**
 * Tells open pages what to ask for anew. Looks only while somebody listens, and at figures that cost
 * nothing, so that no upload waits for a page that is open somewhere.
 */
export function createPulse({ watched, everyMs = 2000 }: { watched: Watched; everyMs?: number }) {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let seen: Awaited<ReturnType<typeof look>> | undefined
  let turn = 0

  return {
    /** @returns how to stop; may be called twice. @throws BUSY where this person listens too often */
    listen(listener: Listener): () => void {
      const mine = [...listeners].filter(({ userId }) => userId === listener.userId)
      if (mine.length >= mostPerPerson)
        throw new HearthError('BUSY', 'Too many pages are listening already.', {
          retryAfterSec: 30,
        })
      listeners.add(listener)
      timer ??= setInterval(() => void round(), everyMs).unref()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = seen = undefined
      }
    },
    close(): void {
      for (const { end } of listeners) end()
    },
    count: () => listeners.size,
  }

  async function look() {
    const { jobs, writes, choices, copies } = watched
    const counts = { jobs: jobs(), writes: writes(), choices: choices(), copies: copies() }
    return { ...counts, log: await watched.log() }
  }

  async function round(): Promise<void> {
    try {
      const before = seen
      seen = await look()
      const changed = before ? differing(before, seen) : []
      for (const listener of listeners) {
        if (!listener.beat()) listener.end()
        else if (changed.length > 0) listener.tell(changed)
      }
    } catch {
      // The database is being closed: so will the streams be.
    }
  }

  /** Memory and the disk change without a sign, so the status is told now and then anyway. */
  function differing(before: NonNullable<typeof seen>, now: NonNullable<typeof seen>): Part[] {
    turn = (turn + 1) % statusEvery
    const found: Part[] = []
    if (before.jobs !== now.jobs || before.copies !== now.copies || turn === 0) found.push('status')
    if (before.jobs !== now.jobs) found.push('jobs')
    if (before.writes !== now.writes) found.push('storage')
    if (before.log !== now.log) found.push('log')
    if (before.choices !== now.choices) found.push('settings')
    if (before.copies !== now.copies) found.push('copies')
    return found
  }
}

const mostPerPerson = 12
/** Rounds. */
const statusEvery = 5
