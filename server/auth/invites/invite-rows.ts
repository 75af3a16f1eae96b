import type { Database } from 'better-sqlite3'
import { failure } from '../failure/classify.ts'
import type { Invited } from '../admission.ts'
import { hashOfCode } from './code.ts'

export type Invite = {
  id: string
  email: string | null
  name: string | null
  role: 'admin' | 'user'
  createdAt: number
  expiresAt: number
}

/** Invitations as rows; of a code only its hash. Sync, times in ms since 1970. */
export function createInviteRows({ sqlite, now }: { sqlite: Database; now: () => number }) {
  const columns = 'id, email, name, role, created_at AS createdAt, expires_at AS expiresAt'
  const isOpen = 'redeemed_at IS NULL AND expires_at > ?'
  const insert = sqlite.prepare(
    `INSERT INTO invite (id, code_hash, email, name, role, created_by, created_at, expires_at)
     VALUES (@id, @codeHash, @email, @name, @role, @createdBy, @createdAt, @expiresAt)`,
  )
  const open = sqlite.prepare<[string, number], Invite>(
    `SELECT ${columns} FROM invite WHERE code_hash = ? AND ${isOpen}`,
  )
  const allOpen = sqlite.prepare<[number], Invite>(
    `SELECT ${columns} FROM invite WHERE ${isOpen} ORDER BY created_at DESC, id DESC`,
  )
  const use = sqlite.prepare<[number, string, string, number]>(
    `UPDATE invite SET redeemed_at = ?, redeemed_by = ? WHERE id = ? AND ${isOpen}`,
  )
  const reopen = sqlite.prepare<[string]>(
    'UPDATE invite SET redeemed_at = NULL, redeemed_by = NULL WHERE redeemed_by = ?',
  )
  const drop = sqlite.prepare<[string, number]>(`DELETE FROM invite WHERE id = ? AND ${isOpen}`)
  const forget = sqlite.prepare<[number]>(
    'DELETE FROM invite WHERE redeemed_at IS NULL AND expires_at <= ?',
  )
  return {
    create(invite: Invite & { createdBy: string }, code: string): void {
      forget.run(now())
      insert.run({ ...invite, codeHash: hashOfCode(code) })
    },
    list: () => allOpen.all(now()),
    /** @throws TOKEN_INVALID for a code that is wrong, used, withdrawn or expired: nobody learns which */
    find(code: string): Invite {
      const invite = open.get(hashOfCode(code), now())
      if (invite) return invite
      throw failure(
        'TOKEN_INVALID',
        'This invitation is not valid any more. Please ask for a new one.',
      )
    },
    /** @throws TOKEN_INVALID where somebody was faster */
    redeem(id: Invited['id'], userId: string): void {
      if (use.run(now(), userId, id, now()).changes === 0) throw failure('TOKEN_INVALID')
    },
    /** For who could not come in with it after all. */
    reopen: (userId: string) => reopen.run(userId),
    /** False: there is no open one. */
    remove: (id: string) => drop.run(id, now()).changes === 1,
  }
}

export type InviteRows = ReturnType<typeof createInviteRows>
