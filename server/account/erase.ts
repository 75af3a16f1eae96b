import { z } from 'zod'
import { erasureKind, type Erased, type Leaver, type Storage } from '../../storage/index.ts'
import type { JobHandler } from '../jobs.ts'
import type { Log } from '../log.ts'
import { count } from './answers.ts'
import { projectName } from './projects.ts'

export const erasedAnswer = z.object({
  success: z.literal(true),
  deletedFromProjects: z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      success: z.literal(true),
      deletedCount: count,
    }),
  ),
  deletedFromAuth: z.object({
    sessions: count,
    accounts: count,
    credits: count.describe('Media: what counted against the allowance.'),
    user: z.literal(true),
  }),
  totalDeleted: count,
})

export type ErasedAnswer = z.output<typeof erasedAnswer>

type Deps = {
  storage: Pick<Storage, 'erasure' | 'jobs' | 'write' | 'sqlite'>
  log: Pick<Log, 'warn' | 'info'>
  /** Ends their vault, in a database of its own: so it is asked by who has left, never by who is there. */
  eraseVault: (userId: string) => void
  /** The account has ended: whatever is open for it has to. */
  onErased: (userId: string) => void
  /** How long whoever asked waits for the last file of a large library, in ms. */
  patienceMs?: number
}

/** The end of a person: for themselves, for an admin, for Better Auth. */
export function createErase(deps: Deps) {
  const { storage, log, eraseVault, onErased, patienceMs = 20_000 } = deps
  const { erasure, jobs, write } = storage
  const emailOf = storage.sqlite
    .prepare<[string], string>('SELECT lower(email) FROM user WHERE id = ?')
    .pluck()
  /** The request and the job run the same thing; once is enough. */
  const running = new Map<string, Running>()

  return {
    /**
     * Resolves when everything is gone, or would take too long to wait for: the rest is certain by then.
     * @throws NOT_FOUND; CONFLICT for the last admin, before anything changed
     */
    async erase(userId: string): Promise<ErasedAnswer> {
      const email = emailOf.get(userId) ?? ''
      const erased = erasure.begin(userId)
      onErased(userId)
      log.info({ media: erased.media }, 'an account was deleted')
      const rest = once({ id: userId, email }).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'the rest of a deleted account goes later'),
      )
      await patiently(rest, patienceMs)
      return answerOf(erased)
    },
    handlers: { [erasureKind]: { run } satisfies JobHandler },
  }

  async function run(job: Parameters<JobHandler['run']>[0], signal: AbortSignal): Promise<void> {
    await once(job.payload as Leaver, signal)
    await write(() => jobs.finish(job))
    scrub()
  }

  /** What is left in the log goes with the next erasure, or when Hearth stops. */
  function scrub(): void {
    try {
      if (!erasure.scrub()) log.info({}, 'the log of the database is read by somebody and stays')
    } catch (error) {
      log.warn({ error: String(error) }, 'the log of the database could not be emptied')
    }
  }

  /** Whichever of them is told to stop stops it for both: the job goes on after the next start. */
  function once(leaver: Leaver, signal?: AbortSignal): Promise<void> {
    const { work, stop } = running.get(leaver.id) ?? begin(leaver)
    if (signal?.aborted) stop.abort(signal.reason)
    signal?.addEventListener('abort', () => stop.abort(signal.reason), { once: true })
    return work
  }

  /** The vault at once, before anybody waits; what fails there is tried again with the job. */
  async function complete(leaver: Leaver, signal: AbortSignal): Promise<void> {
    const vault = attempt(() => eraseVault(leaver.id))
    await erasure.complete(leaver, signal)
    vault()
  }

  function begin(leaver: Leaver): Running {
    const stop = new AbortController()
    const work = complete(leaver, stop.signal)
      // Open still where no runner has taken it.
      .then(() => write(() => void jobs.cancel(`${erasureKind}:${leaver.id}`)))
      .then(scrub)
      .finally(() => running.delete(leaver.id))
    const entry = { work, stop }
    running.set(leaver.id, entry)
    return entry
  }
}

type Running = { work: Promise<void>; stop: AbortController }

export type Erase = ReturnType<typeof createErase>['erase']

/** @returns what throws the failure, if there was one */
function attempt(work: () => void): () => void {
  try {
    work()
    return () => {}
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function patiently(work: Promise<void>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  void work.finally(() => {
    clearTimeout(timer)
    resolve()
  })
  return promise
}

function answerOf({ sessions, accounts, media, apps }: Erased): ErasedAnswer {
  const projects = apps.map(({ app, count }) => ({
    projectId: app,
    projectName: projectName(app),
    success: true as const,
    deletedCount: count,
  }))
  const references = projects.reduce((sum, { deletedCount }) => sum + deletedCount, 0)
  return {
    success: true,
    deletedFromProjects: projects,
    deletedFromAuth: { sessions, accounts, credits: media, user: true },
    totalDeleted: references + media + sessions + accounts + 1,
  }
}
