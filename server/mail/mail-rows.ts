import type { LetterKind, Storage } from '../../storage/index.ts'
import type { LetterLanguage } from './letter.ts'
import type { Sealed } from './seal.ts'

/** `not-needed`: what its link was for has happened, or will not any more. */
export type MailState = 'waiting' | 'sent' | 'failed' | 'handed-over' | 'not-needed'

/** A letter as admins see it: whom it is for and how it fares, never its link. Times in ms since 1970. */
export type OutboxEntry = {
  id: string
  kind: LetterKind
  address: string
  userId: string | null
  state: MailState
  attempts: number
  /** In words; null: nothing went wrong. */
  failure: string | null
  createdAt: number
  sentAt: number | null
  expiresAt: number
}

/** What is in the column `content`. Without a link once that has expired or is spent. */
export type Content = { name?: string; language?: LetterLanguage; about?: string; link?: Sealed }

export type MailRow = OutboxEntry & { content: Content }

const columns = `id, kind, address, user_id AS userId, state, attempts, failure,
  created_at AS createdAt, sent_at AS sentAt, expires_at AS expiresAt`

/** How long it stays visible what became of a letter, in ms. */
export const remembered = 30 * 24 * 60 * 60 * 1000

/** The rows of the outbox. All sync; inside a `storage.write` they join its transaction. */
export function createMailRows({ sqlite }: Pick<Storage, 'sqlite'>) {
  const insert = sqlite.prepare(
    `INSERT INTO mail (id, kind, address, user_id, content, state, created_at, expires_at)
      VALUES (@id, @kind, @address, @userId, @content, 'waiting', @createdAt, @expiresAt)`,
  )
  const one = sqlite.prepare<[string], OutboxEntry & { content: string }>(
    `SELECT ${columns}, content FROM mail WHERE id = ?`,
  )
  const open = sqlite.prepare<[number], OutboxEntry>(
    `SELECT ${columns} FROM mail WHERE state IN ('waiting', 'failed')
      ORDER BY created_at DESC, id DESC LIMIT ?`,
  )
  const over = sqlite.prepare<[number, number], OutboxEntry>(
    `SELECT ${columns} FROM mail WHERE state IN ('sent', 'handed-over', 'not-needed') AND created_at > ?
      ORDER BY created_at DESC, id DESC LIMIT ?`,
  )
  const waiting = sqlite
    .prepare<[number], string>(
      "SELECT id FROM mail WHERE state = 'waiting' AND expires_at > ? ORDER BY created_at, id",
    )
    .pluck()
  const noteTry = sqlite.prepare<[number, string, string]>(
    "UPDATE mail SET attempts = ?, failure = ? WHERE id = ? AND state = 'waiting'",
  )
  // Sent is sent, even where an admin or a lost lease had ended the letter meanwhile.
  const sent = sqlite.prepare<[number, number, string]>(
    `UPDATE mail SET state = iif(state = 'not-needed', state, 'sent'), attempts = ?, failure = NULL,
      sent_at = ? WHERE id = ? AND state <> 'handed-over'`,
  )
  const fail = sqlite.prepare<[string, string]>(
    `UPDATE mail SET state = 'failed', failure = coalesce(failure, ?)
      WHERE id = ? AND state = 'waiting'`,
  )
  const handOver = sqlite.prepare<[string]>("UPDATE mail SET state = 'handed-over' WHERE id = ?")
  const again = sqlite.prepare<[string]>(
    "UPDATE mail SET state = 'waiting', attempts = 0, failure = NULL WHERE id = ?",
  )
  const drop = sqlite.prepare<[string]>('DELETE FROM mail WHERE id = ?')
  const spend = `UPDATE mail SET state = 'not-needed', failure = NULL,
    content = json_remove(content, '$.link') WHERE state <> 'not-needed' AND`
  const spendAbout = sqlite
    .prepare<[LetterKind, string], string>(
      `${spend} kind = ? AND content ->> '$.about' = ? RETURNING id`,
    )
    .pluck()
  const spendOf = sqlite
    .prepare<[LetterKind, string, string], string>(
      `${spend} kind = ? AND (user_id = ? OR address = ?) RETURNING id`,
    )
    .pluck()
  // Nobody needs to know of a letter that never went and is of no use any more.
  const dropExpired = sqlite.prepare<[number, number]>(
    `DELETE FROM mail WHERE expires_at <= ? AND (state = 'waiting' OR created_at <= ?)`,
  )
  const forgetLinks = sqlite.prepare<[number]>(
    `UPDATE mail SET content = json_remove(content, '$.link')
      WHERE expires_at <= ? AND content ->> '$.link' IS NOT NULL`,
  )

  return {
    create(
      row: Pick<
        MailRow,
        'id' | 'kind' | 'address' | 'userId' | 'createdAt' | 'expiresAt' | 'content'
      >,
    ): void {
      insert.run({ ...row, content: JSON.stringify(row.content) })
    },
    find(id: string): MailRow | null {
      const row = one.get(id)
      return row ? { ...row, content: JSON.parse(row.content) as Content } : null
    },
    /** What still needs somebody first, each part newest first. */
    list(limit: number, now: number): OutboxEntry[] {
      const first = open.all(limit)
      return [...first, ...over.all(now - remembered, limit - first.length)]
    },
    /** Ids of what waits and is not expired, oldest first. */
    waiting: (now: number): string[] => waiting.all(now),
    noteTry: (id: string, attempts: number, failure: string) => noteTry.run(attempts, failure, id),
    markSent: (id: string, attempts: number, now: number) => sent.run(attempts, now, id),
    /** `reason` where the tries left none. */
    markFailed: (id: string, reason: string) => fail.run(reason, id),
    /** False: there is no such letter. */
    markHandedOver: (id: string): boolean => handOver.run(id).changes === 1,
    reopen: (id: string) => again.run(id),
    /** Takes the links out of letters that are over. Answers their ids. */
    spendAbout: (kind: LetterKind, about: string): string[] => spendAbout.all(kind, about),
    spendOf: (kind: LetterKind, { userId, email }: { userId: string; email: string }): string[] =>
      spendOf.all(kind, userId, email),
    remove: (id: string): boolean => drop.run(id).changes === 1,
    sweep(now: number): { dropped: number; emptied: number } {
      const dropped = dropExpired.run(now, now - remembered).changes
      return { dropped, emptied: forgetLinks.run(now).changes }
    },
  }
}

export type MailRows = ReturnType<typeof createMailRows>
