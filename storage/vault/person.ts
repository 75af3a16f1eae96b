import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import type { Audit, AuditEntry, AuditRow } from './audit.ts'
import type { Sealing } from './audit-head.ts'
import type { FormerWrap, FormerWraps } from './former-wraps.ts'
import type { NewWrap } from './wraps.ts'

/** Somebody's vault as its row has it. Times are ms since 1970. */
export type VaultRow = {
  userId: string
  generation: number
  formatVersion: number
  kekId: string | null
  wrappedMk: Buffer | null
  wrapIv: Buffer | null
  recoveryWrappedMk: Buffer | null
  recoveryIv: Buffer | null
  recoverySetAt: number | null
  zeroKnowledge: 0 | 1
  keyCheck: Buffer
}

export type NewVault = NewWrap & { generation: number; formatVersion: number; keyCheck: Buffer }

export type RecoveryWrap = { recoveryWrappedMk: Buffer; recoveryIv: Buffer }

/**
 * One person's vault and nobody else's: every statement is bound to the id this was made for. All are
 * sync and belong into a transaction of the store; what they must not do, the CHECKs refuse.
 */
export type PersonVault = {
  readonly userId: string
  find(): VaultRow | null
  create(vault: NewVault): void
  /** A new master key; a recovery wrap goes, because it holds the old one. */
  replace(vault: NewVault): void
  setRecovery(wrap: RecoveryWrap): void
  /** Wraps that were replaced without proof, for as long as they are kept. */
  former(): FormerWrap[]
  /** Keeps the wrap that is there now, before `setRecovery`. @throws RATE_LIMITED */
  keepFormer(): void
  dropFormer(): void
  clearRecovery(): void
  /** The server's wrap goes; what it left on the disk is due to be cleaned. */
  enableZeroKnowledge(): void
  disableZeroKnowledge(wrap: NewWrap): void
  record(entry: AuditEntry, seal: Sealing): void
  audit(limit: number): AuditRow[]
}

type Deps = {
  sqlite: Database
  now: () => number
  audit: Audit
  formerWraps: FormerWraps
  step: (name: string) => void
  /** Notes that what somebody's row was before has to leave the disk. */
  due: (userId: string) => void
}

export type OpenPersonVault = (userId: string) => PersonVault

/** @returns what opens the vault of one person; an empty id is refused with INTERNAL */
export function createPersonVaults({
  sqlite,
  now,
  audit,
  formerWraps,
  step,
  due,
}: Deps): OpenPersonVault {
  const statements = prepare(sqlite)
  return (userId) => {
    if (typeof userId !== 'string' || userId === '')
      throw new HearthError('INTERNAL', 'A vault belongs to somebody.')
    const run = (name: Exclude<keyof typeof statements, 'find'>, values: object = {}) => {
      step(`vault:${name}`)
      // Last: nothing that was handed in can name somebody else.
      const { changes } = statements[name].run({ ...values, at: now(), userId })
      if (changes !== 1) throw new HearthError('INTERNAL', 'There is no vault to change.')
      step(`vault:${name}:done`)
    }
    return {
      userId,
      find: () => statements.find.get({ userId }) ?? null,
      create: (vault) => run('create', vault),
      replace: (vault) => run('replace', vault),
      setRecovery: (wrap) => run('setRecovery', wrap),
      former: () => formerWraps.list(userId),
      keepFormer() {
        step('vault:keepFormer')
        formerWraps.keep(userId)
      },
      dropFormer() {
        step('vault:dropFormer')
        formerWraps.drop(userId)
      },
      clearRecovery: () => run('clearRecovery'),
      enableZeroKnowledge() {
        run('enableZeroKnowledge')
        due(userId)
      },
      disableZeroKnowledge: (wrap) => run('disableZeroKnowledge', wrap),
      record: (entry, seal) => audit.append(userId, entry, seal),
      audit: (limit) => audit.list(userId, limit),
    }
  }
}

function prepare(sqlite: Database) {
  const change = (set: string) =>
    sqlite.prepare<[object]>(
      `UPDATE encryption_vaults SET ${set}, updated_at = @at WHERE user_id = @userId`,
    )
  const wrap = 'kek_id = @kekId, wrapped_mk = @wrappedMk, wrap_iv = @wrapIv'
  const noRecovery = 'recovery_wrapped_mk = NULL, recovery_iv = NULL, recovery_set_at = NULL'
  return {
    find: sqlite.prepare<[{ userId: string }], VaultRow>(
      `SELECT user_id AS userId, generation, format_version AS formatVersion, kek_id AS kekId,
        wrapped_mk AS wrappedMk, wrap_iv AS wrapIv, recovery_wrapped_mk AS recoveryWrappedMk,
        recovery_iv AS recoveryIv, recovery_set_at AS recoverySetAt,
        zero_knowledge AS zeroKnowledge, key_check AS keyCheck
        FROM encryption_vaults WHERE user_id = @userId`,
    ),
    create: sqlite.prepare<[object]>(
      `INSERT INTO encryption_vaults (user_id, generation, format_version, kek_id, wrapped_mk, wrap_iv,
        key_check, created_at, updated_at)
        VALUES (@userId, @generation, @formatVersion, @kekId, @wrappedMk, @wrapIv, @keyCheck, @at, @at)`,
    ),
    replace: change(
      `generation = @generation, format_version = @formatVersion, key_check = @keyCheck, ${wrap}, ${noRecovery}`,
    ),
    setRecovery: change(
      'recovery_wrapped_mk = @recoveryWrappedMk, recovery_iv = @recoveryIv, recovery_set_at = @at',
    ),
    clearRecovery: change(noRecovery),
    enableZeroKnowledge: change(
      'zero_knowledge = 1, kek_id = NULL, wrapped_mk = NULL, wrap_iv = NULL',
    ),
    disableZeroKnowledge: change(`zero_knowledge = 0, ${wrap}`),
  }
}
