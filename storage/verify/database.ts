import type { Database } from 'better-sqlite3'
import { wrongCounts } from '../database/counts.ts'
import { missingTriggers } from '../database/triggers.ts'
import type { Damage } from './report.ts'

/** What SQLite itself can say, and what the database keeps about itself. */
export function verifyDatabase(sqlite: Database, all: boolean): Damage[] {
  const broken = integrity(sqlite, all)
  // What else a broken database says of itself is not worth listening to.
  if (broken.length > 0) return broken
  return [...foreignKeys(sqlite), ...triggers(sqlite), ...counts(sqlite)]
}

function integrity(sqlite: Database, all: boolean): Damage[] {
  const check = all ? 'integrity_check' : 'quick_check'
  return attempt(() => {
    const lines = sqlite.prepare<[], string>(`PRAGMA ${check}`).pluck().all()
    return lines
      .filter((line) => line !== 'ok')
      .map((detail) => ({ kind: 'database', subject: 'hearth.db', detail, remedy: 'backup' }))
  })
}

function foreignKeys(sqlite: Database): Damage[] {
  return attempt(() => {
    const rows = sqlite.pragma('foreign_key_check') as { table: string; parent: string }[]
    const byTable = Map.groupBy(rows, ({ table, parent }) => `${table} → ${parent}`)
    return [...byTable].map(([subject, { length }]) => ({
      kind: 'foreign-key',
      subject,
      detail: `${length} rows refer to something that is not there`,
      remedy: 'backup',
    }))
  })
}

function triggers(sqlite: Database): Damage[] {
  return attempt(() =>
    missingTriggers(sqlite).map((subject) => ({
      kind: 'trigger',
      subject,
      detail: 'a trigger is missing; the next start puts it back',
      remedy: 'restart',
    })),
  )
}

function counts(sqlite: Database): Damage[] {
  return attempt(() => {
    const wrong = wrongCounts(sqlite)
    const detail = `${wrong} kept counts differ from what is there`
    return wrong === 0
      ? []
      : [{ kind: 'counts', subject: 'media_count', detail, remedy: 'restart' }]
  })
}

/** A database too damaged to be asked is the answer. */
function attempt(check: () => Damage[]): Damage[] {
  try {
    return check()
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [{ kind: 'database', subject: 'hearth.db', detail, remedy: 'backup' }]
  }
}
