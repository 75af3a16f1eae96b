import type { Database } from 'better-sqlite3'
import type { Writer } from '../database/writer.ts'
import { HearthError } from '../error.ts'
import { explainFailure } from '../failure.ts'
import { cleanCopies, type Standing } from './copies.ts'

/**
 * [Note: gone from the disk] A row that lost its wrap leaves the wrap behind: in the log, in pages that
 * are free, in copies. That has to be cleaned is written down in the row's own transaction, so a full
 * disk or a kill only puts it off: the next start and every day's housekeeping try again.
 */
export type Scrub = {
  /** Notes that what somebody's row was has to go. Belongs into the transaction that changes it. */
  due(userId: string): void
  /** How many people wait for it. */
  waiting(): number
  /**
   * Cleans vault.db and every copy of it in backups/. Not inside a transaction.
   * @returns for how many people; 0: nothing was due
   * @throws BUSY where somebody reads just now, NO_SPACE and the like; it stays due then
   */
  run(): number
}

type Deps = Pick<Writer, 'writeNow'> & {
  sqlite: Database
  backups: string
  now: () => number
  step: (name: string) => void
}

export function createScrub({ sqlite, backups, now, step, writeNow }: Deps): Scrub {
  const add = sqlite.prepare<[string, number]>(
    'INSERT INTO vault_scrubs (user_id, since) VALUES (?, ?) ON CONFLICT DO UPDATE SET since = excluded.since',
  )
  const all = sqlite.prepare<[], { userId: string; since: number }>(
    'SELECT user_id AS userId, since FROM vault_scrubs',
  )
  const row = sqlite.prepare<[string], Record<string, unknown>>(
    'SELECT * FROM encryption_vaults WHERE user_id = ?',
  )
  const done = sqlite.prepare<[string, number]>(
    'DELETE FROM vault_scrubs WHERE user_id = ? AND since = ?',
  )
  return {
    due: (userId) => void add.run(userId, now()),
    waiting: () => all.all().length,
    run() {
      const waiting = all.all()
      if (waiting.length === 0) return 0
      try {
        cleanDatabase()
        step('scrub:copies')
        cleanCopies(backups, waiting.map(standing).filter(isOver))
      } catch (error) {
        throw explainFailure(error)
      }
      step('scrub:done')
      writeNow(() => waiting.forEach(({ userId, since }) => done.run(userId, since)))
      // The note named somebody who may have left.
      emptyLog()
      return waiting.length
    },
  }

  function standing({ userId }: { userId: string }): Standing {
    return { userId, row: row.get(userId) ?? null }
  }

  function cleanDatabase(): void {
    if (!emptyLog()) throw new HearthError('BUSY', 'Somebody reads the vault just now.')
    step('scrub:vacuum')
    sqlite.exec('VACUUM')
    if (!emptyLog()) throw new HearthError('BUSY', 'Somebody reads the vault just now.')
  }

  /** false: somebody else reads, so that it could not be cut to nothing. */
  function emptyLog(): boolean {
    const [outcome] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return outcome?.busy === 0
  }
}

/** Somebody who switched it off again meanwhile has nothing that had to go. */
function isOver({ row }: Standing): boolean {
  return row === null || row['zero_knowledge'] === 1
}
