import type { Database } from 'better-sqlite3'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { DerivedFiles } from '../derived/derived.ts'
import type { JobQueue, NewJob } from '../jobs/job.ts'
import { createMediaErasure } from '../media/erasure.ts'
import type { MediaRows } from '../media/media.ts'
import type { Trash } from '../trash/trash.ts'
import { createAccountRows, type Leaver } from './account-rows.ts'
import { createMentions, mentionedIn } from './mentions.ts'

/** What went, for the answer to whoever asked. */
export type Erased = {
  sessions: number
  accounts: number
  /** Private ones too. */
  media: number
  /** Through which apps. */
  apps: { app: string; count: number }[]
}

/** [Note: erased in two steps] */
export type Erasure = {
  /**
   * Ends the account: every row of it but the media's, in one transaction, with a job for the rest.
   * @throws NOT_FOUND; CONFLICT for the last admin, before anything changed
   */
  begin(userId: string): Erased
  /**
   * The rest: media in small writes, their bytes to the trash, what was derived from them, mentions
   * elsewhere. May be broken off anywhere and begun again; the job's end is the caller's.
   */
  complete(leaver: Leaver, signal?: AbortSignal): Promise<void>
  /**
   * Empties the log, where what was deleted can still be read. Last of all, after the job's end: the
   * job names the leaver. @returns false where somebody else reads just now, so that it is not empty yet
   */
  scrub(): boolean
}

export type ErasureDeps = {
  sqlite: Database
  now: () => number
  writeNow: <T>(op: () => T) => T
  write: <T>(op: () => T) => Promise<T>
  jobs: Pick<JobQueue, 'enqueue'>
  media: Pick<MediaRows, 'stats'>
  blobs: Pick<BlobStore, 'exclusive'>
  derived: DerivedFiles
  cache: { clear(): Promise<void> }
  trash: Trash
  /** Nothing more is taken in for them: an upload may be under way. */
  refuse: (userId: string) => void
}

/** Media whose rows go in one write: a few ms each hundred, and nobody waits longer for their own. */
const atOnce = 100

export const erasureKind = 'erase'

export function erasureJob(leaver: Leaver): NewJob & { key: string } {
  return { kind: erasureKind, key: keyOf(leaver.id), payload: leaver, lane: 'interactive' }
}

function keyOf(id: string): string {
  return `${erasureKind}:${id}`
}

/**
 * [Note: erased in two steps] A library of 100,000 takes many seconds to end, and one transaction
 * of that length would stop the house. So the account ends in one: from then on nobody can sign in
 * as them or find anything of theirs, and the job that takes the media is as durable as that.
 */
export function createErasure(deps: ErasureDeps): Erasure {
  const { sqlite, writeNow, write, jobs, media, blobs, derived, cache, trash, refuse } = deps
  const rows = createAccountRows(sqlite)
  const ofMedia = createMediaErasure(deps)
  const mentions = createMentions(sqlite, keyOf)

  return {
    begin(userId) {
      const erased = writeNow(() => {
        const leaver = rows.findLeaver(userId)
        const { totalCount, byApp, sealed } = media.stats(userId)
        const apps = Object.entries(byApp).map(([app, { count }]) => ({ app, count }))
        const answer = { ...rows.count(userId), media: totalCount + (sealed?.count ?? 0), apps }
        rows.end(leaver)
        jobs.enqueue(erasureJob(leaver))
        return answer
      })
      refuse(userId)
      return erased
    },
    async complete(leaver, signal) {
      refuse(leaver.id)
      while ((await write(() => ofMedia.take(leaver.id, atOnce))) > 0) await breathe(signal)
      for (const where of mentionedIn) await clearMentions(leaver, where, signal)
      await trash.collect()
      signal?.throwIfAborted()
      await dropDerived(signal)
      await cache.clear()
    },
    scrub: () => (sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0,
  }

  async function clearMentions(
    leaver: Leaver,
    where: (typeof mentionedIn)[number],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    let after: number | null = 0
    while (after !== null) {
      const from: number = after
      after = await write(() => mentions.clear(leaver, where, from))
      await breathe(signal)
    }
  }

  async function dropDerived(signal: AbortSignal | undefined): Promise<void> {
    let after = 0
    for (;;) {
      const page = ofMedia.unowned(after, atOnce)
      for (const { hash } of page) await blobs.exclusive(hash, () => dropUnowned(hash))
      const last = page.at(-1)
      if (last === undefined) return
      after = last.id
      await breathe(signal)
    }
  }

  /** Somebody may have brought the same bytes meanwhile. */
  async function dropUnowned(hash: string): Promise<void> {
    if (ofMedia.isUnowned(hash)) await derived.drop(hash)
  }
}

/** Lets whoever waits have a turn between two pieces. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  signal?.throwIfAborted()
}
