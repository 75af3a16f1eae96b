import type { PersonVault, VaultRow } from '../../storage/vault/index.ts'
import { refusal } from './failure.ts'
import { checkOf, isSame } from './master-key.ts'
import type { Noted } from './news.ts'
import type { Opened, Opening } from './opening.ts'
import type { KeyAnswer, NewRecovery, ZeroKnowledgeWish } from './shapes.ts'

/**
 * What the routes do, each for one person and sync, inside the transaction that keeps its audit row.
 * Refusals are thrown: nothing is changed then.
 */
export function createOperations(opening: Opening) {
  return {
    init(vault: PersonVault): KeyAnswer {
      const row = vault.find()
      return row === null ? create(vault) : release(row)
    },
    fetch: (vault: PersonVault): KeyAnswer => release(existing(vault)),
    rotate(vault: PersonVault, note: Note): KeyAnswer {
      const row = vault.find()
      if (row === null) return create(vault)
      if (row.zeroKnowledge === 1) throw refusal('ZK_ROTATE_FORBIDDEN')
      note('vault_key_replaced')
      const next = opening.mint(vault.userId, row.generation + 1)
      vault.replace(next.vault)
      return shown(next.opened)
    },
    setRecovery(vault: PersonVault, { proof, ...wrap }: NewRecovery, note: Note): { ok: true } {
      const row = existing(vault)
      if (proof !== undefined && !isSame(proof, row.keyCheck)) throw refusal('KEY_MISMATCH')
      if (proof === undefined && isReplaced(row, wrap)) {
        note('recovery_replaced')
        if (row.zeroKnowledge === 1) vault.keepFormer()
      }
      vault.setRecovery(wrap)
      if (proof !== undefined) vault.dropFormer()
      return { ok: true }
    },
    clearRecovery(vault: PersonVault): { ok: true } {
      if (existing(vault).zeroKnowledge === 1) throw refusal('ZK_ACTIVE')
      vault.clearRecovery()
      return { ok: true }
    },
    /** @returns the mode that is on now */
    zeroKnowledge(
      vault: PersonVault,
      wish: ZeroKnowledgeWish,
      note: Note,
    ): { ok: true; zeroKnowledge: boolean } {
      if (wish.enable) enable(vault, wish, note)
      else disable(vault, wish.masterKey)
      return { ok: true, zeroKnowledge: wish.enable }
    },
    /** The key itself, for what is done with it here. @throws ZK_ACTIVE, VAULT_NOT_INITIALISED */
    unlock(vault: PersonVault): Buffer {
      const row = existing(vault)
      if (row.zeroKnowledge === 1) throw refusal('ZK_ACTIVE')
      return opening.open(row).mk
    },
    existing,
  }

  function create(vault: PersonVault): KeyAnswer {
    const made = opening.mint(vault.userId, 1)
    vault.create(made.vault)
    return shown(made.opened)
  }

  function release(row: VaultRow): KeyAnswer {
    if (row.zeroKnowledge === 0) return shown(opening.open(row))
    return { requiresRecoveryCode: true, ...recoveryOf(row) }
  }

  /** Asked again of one that is on already: whoever is told "yes" relies on the code they proved. */
  function enable(vault: PersonVault, wish: Closing, note: Note): void {
    const row = existing(vault)
    if (row.recoveryIv === null) throw refusal('RECOVERY_WRAP_MISSING')
    if (wish.recoveryIv && !isSame(wish.recoveryIv, row.recoveryIv))
      throw refusal('RECOVERY_WRAP_CHANGED')
    if (wish.proof && !isSame(wish.proof, row.keyCheck)) throw refusal('KEY_MISMATCH')
    if (row.zeroKnowledge === 1) return
    if (!wish.proof) note('vault_closed')
    vault.enableZeroKnowledge()
  }

  function disable(vault: PersonVault, mk: Buffer): void {
    const row = existing(vault)
    if (row.zeroKnowledge === 0) return
    if (!isSame(checkOf(vault.userId, mk), row.keyCheck)) throw refusal('KEY_MISMATCH')
    vault.disableZeroKnowledge(opening.wrap(row, mk))
  }
}

/**
 * [Note: nothing proven is lost to a session] Another wrap goes for it; in zero-knowledge mode it is all
 * that opens this vault.
 */
function isReplaced(row: VaultRow, next: Omit<NewRecovery, 'proof'>): boolean {
  const { recoveryWrappedMk, recoveryIv } = row
  if (recoveryWrappedMk === null || recoveryIv === null) return false
  return !isSame(recoveryWrappedMk, next.recoveryWrappedMk) || !isSame(recoveryIv, next.recoveryIv)
}

type Closing = Extract<ZeroKnowledgeWish, { enable: true }>
/** Takes what the vault's owner has to hear of once it is on disk. */
type Note = (what: Noted) => void

export type Operations = ReturnType<typeof createOperations>

/** @throws VAULT_NOT_INITIALISED */
function existing(vault: PersonVault): VaultRow {
  const row = vault.find()
  if (row === null) throw refusal('VAULT_NOT_INITIALISED')
  return row
}

/** @throws RECOVERY_WRAP_MISSING */
export function recoveryOf({ recoveryWrappedMk, recoveryIv, formatVersion }: VaultRow) {
  if (recoveryWrappedMk === null || recoveryIv === null) throw refusal('RECOVERY_WRAP_MISSING')
  return {
    recoveryWrappedMk: recoveryWrappedMk.toString('base64'),
    recoveryIv: recoveryIv.toString('base64'),
    formatVersion,
  }
}

/** What is left of codes that were replaced without proof; the oldest first. */
export function formerOf(vault: Pick<PersonVault, 'former'>) {
  const former = vault.former().map(({ recoveryWrappedMk, recoveryIv, until }) => ({
    recoveryWrappedMk: recoveryWrappedMk.toString('base64'),
    recoveryIv: recoveryIv.toString('base64'),
    until: new Date(until).toISOString(),
  }))
  return former.length > 0 ? { former } : {}
}

function shown({ mk, formatVersion, kekId }: Opened): KeyAnswer {
  return { masterKey: mk.toString('base64'), formatVersion, kekId }
}
