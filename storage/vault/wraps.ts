import type { Database } from 'better-sqlite3'
import type { Writer } from '../database/writer.ts'

/** A server wrap as its row has it. */
export type Wrapped = {
  userId: string
  generation: number
  formatVersion: number
  kekId: string
  /** 48 bytes: ciphertext and tag. */
  wrappedMk: Buffer
  /** 12 bytes. */
  wrapIv: Buffer
}

export type NewWrap = Pick<Wrapped, 'kekId' | 'wrappedMk' | 'wrapIv'>

/** Server wraps of everybody, for the rotation of the KEK. */
export type Wraps = {
  /** The next ones under this KEK, in the order of people. */
  under(kekId: string, limit: number): Wrapped[]
  /** Puts `next` in the place of `old`; false: the row has changed meanwhile, and stays as it is. */
  renew(old: Wrapped, next: NewWrap): boolean
}

export function createWraps(sqlite: Database, { writeNow }: Pick<Writer, 'writeNow'>): Wraps {
  const page = sqlite.prepare<[string, number], Wrapped>(
    `SELECT user_id AS userId, generation, format_version AS formatVersion, kek_id AS kekId,
      wrapped_mk AS wrappedMk, wrap_iv AS wrapIv
      FROM encryption_vaults WHERE kek_id = ? ORDER BY user_id LIMIT ?`,
  )
  const swap = sqlite.prepare<[Wrapped & { newKekId: string; newMk: Buffer; newIv: Buffer }]>(
    `UPDATE encryption_vaults SET kek_id = @newKekId, wrapped_mk = @newMk, wrap_iv = @newIv
      WHERE user_id = @userId AND generation = @generation AND format_version = @formatVersion
        AND kek_id = @kekId AND wrapped_mk = @wrappedMk AND wrap_iv = @wrapIv`,
  )
  return {
    under: (kekId, limit) => page.all(kekId, limit),
    renew: (old, { kekId, wrappedMk, wrapIv }) =>
      writeNow(
        () => swap.run({ ...old, newKekId: kekId, newMk: wrappedMk, newIv: wrapIv }).changes === 1,
      ),
  }
}
