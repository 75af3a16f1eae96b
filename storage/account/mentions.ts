import type { Database } from 'better-sqlite3'
import type { Leaver } from './account-rows.ts'

/** What other people's rows, and rows without a person, say of somebody who has left. */
export type Mentions = {
  /** Clears the next rows of a table after `after`; answers where to go on, null at the end. */
  clear(of: Leaver, where: MentionedIn, after: number): number | null
}

export const mentionedIn = ['security_event', 'job'] as const
export type MentionedIn = (typeof mentionedIn)[number]

/** Small enough to hold nobody up. */
const atOnce = 5000

/** Tables can be long and have no index by what they mention, so they are walked in pieces. */
export function createMentions(sqlite: Database, ownJobKey: (id: string) => string): Mentions {
  const events = sqlite.prepare<[Piece], { rowid: number; userId: string | null; text: string }>(
    `SELECT rowid, user_id AS userId, metadata AS text FROM security_event
      WHERE rowid > @after AND rowid <= @until AND metadata IS NOT NULL
        AND (instr(metadata, @id) > 0 OR instr(lower(metadata), @email) > 0)`,
  )
  const dropEvent = sqlite.prepare<[number]>('DELETE FROM security_event WHERE rowid = ?')
  const rewrite = sqlite.prepare<[string, number]>(
    'UPDATE security_event SET metadata = ? WHERE rowid = ?',
  )
  const dropJobs = sqlite.prepare<[Piece & { own: string }]>(
    `DELETE FROM job WHERE seq > @after AND seq <= @until AND key IS NOT @own
      AND (instr(payload, @id) > 0 OR instr(coalesce(key, ''), @id) > 0
        OR instr(lower(payload), @email) > 0)`,
  )
  const last = {
    security_event: lastOf(sqlite, 'security_event'),
    job: lastOf(sqlite, 'job'),
  }

  return {
    clear(of, where, after) {
      const piece = { ...of, after, until: after + atOnce }
      if (where === 'job') dropJobs.run({ ...piece, own: ownJobKey(of.id) })
      else for (const event of events.all(piece)) clearEvent(of, event)
      return piece.until >= (last[where].get() ?? 0) ? null : piece.until
    },
  }

  /** What happened to somebody else is still theirs to read, without saying who it was. */
  function clearEvent(of: Leaver, event: { rowid: number; userId: string | null; text: string }) {
    if (event.userId === null) dropEvent.run(event.rowid)
    else rewrite.run(withoutMention(event.text, of), event.rowid)
  }
}

type Piece = Leaver & { after: number; until: number }

function lastOf(sqlite: Database, table: MentionedIn) {
  return sqlite.prepare<[], number | null>(`SELECT max(rowid) FROM ${table}`).pluck()
}

function withoutMention(text: string, { id, email }: Leaver): string {
  return [id, email].reduce(
    (rest, word) => rest.replace(new RegExp(literal(word), 'gi'), 'erased'),
    text,
  )
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}
