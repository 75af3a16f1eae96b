import { HearthError, type Job, type Storage } from '../../storage/index.ts'
import type { JobHandler } from '../jobs.ts'
import { mayHelp } from './failure.ts'
import type { MailRow, MailRows } from './mail-rows.ts'
import type { Post } from './post.ts'
import type { Seal } from './seal.ts'
import { greetable, writeLetter } from './stationery.ts'

export const mailKind = 'mail'

/** As it is enqueued for a letter: only its id, for jobs are readable. One open job a letter. */
export function mailJob(id: string, runAt?: number) {
  const when = runAt === undefined ? {} : { runAt }
  return { kind: mailKind, key: keyOf(id), payload: { id }, lane: 'interactive', ...when } as const
}

export function keyOf(id: string): string {
  return `mail:${id}`
}

type Deps = {
  storage: Pick<Storage, 'write' | 'writeNow' | 'jobs'>
  rows: MailRows
  seal: Seal
  /** undefined: there is no mail server. */
  post: () => Post | undefined
  householdName: () => string
  now: () => number
}

/**
 * Sends one letter. The server's yes comes before the commit: killed in between, the letter goes a
 * second time, under the same Message-ID. The other order would lose it.
 */
export function createMailJob({ storage, rows, seal, post, householdName, now }: Deps): JobHandler {
  return {
    async run(job, signal) {
      const row = rows.find(idOf(job))
      const line = post()
      // Handed over, removed or over meanwhile, rehearsed, or the mail server was taken away: nothing to do.
      if (row?.state !== 'waiting' || !line)
        return void (await storage.write(() => storage.jobs.finish(job)))
      await deliver(line, row, signal).catch((error: unknown) => note(job, row, error, signal))
      await storage.write(() => {
        rows.markSent(row.id, job.attempts, now())
        storage.jobs.finish(job)
      })
    },

    mayRetry: mayHelp,
    // As many as the line to the mail server takes: one that hangs must not keep photos waiting.
    aside: 2,

    // Where even this cannot be written, the next start finds it waiting and tries again.
    died: (job) =>
      void storage.writeNow(() =>
        rows.markFailed(idOf(job), 'Hearth was stopped each time it tried.'),
      ),
  }

  async function deliver(post: Post, row: MailRow, signal: AbortSignal): Promise<void> {
    const fromName = householdName()
    const letter = writeLetter({
      kind: row.kind,
      language: row.content.language ?? 'en',
      name: row.content.name,
      household: fromName,
      url: linkOf(row),
      expiresAt: row.expiresAt,
      now: now(),
    })
    const to = { name: greetable(row.content.name) ?? '', address: row.address }
    await post.send({ id: row.id, to, fromName, letter }, signal)
  }

  function linkOf(row: MailRow): string {
    if (row.expiresAt > now() && row.content.link) return seal.open(row.id, row.content.link)
    throw new HearthError(
      'UNPROCESSABLE',
      'The link stopped working before the letter could be sent. Please make a new one.',
    )
  }

  /** Writes the failure into the outbox, where an admin sees it, and passes it on to the queue. */
  async function note(job: Job, row: MailRow, error: unknown, signal: AbortSignal): Promise<never> {
    if (!signal.aborted && error instanceof HearthError)
      await storage.write(() => rows.noteTry(row.id, job.attempts, error.message))
    throw error
  }
}

function idOf(job: Job): string {
  return (job.payload as { id: string }).id
}
