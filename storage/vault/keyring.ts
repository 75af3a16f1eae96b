import type { Database } from 'better-sqlite3'
import type { Writer } from '../database/writer.ts'

/** Under which KEK new wraps must be, and which ones are still needed. */
export type VaultKeyring = {
  /** Id of the KEK that new wraps must use; null: no vault was ever made. */
  current(): string | null
  /** From here on a trigger refuses wraps under any other. In a transaction of its own, or joins one. */
  use(kekId: string): void
  /** Ids of the KEKs that rows are wrapped under. */
  inUse(): string[]
  /** Id of the KEK whose seal the audit's head has; null: no row yet. Needed until sealed anew. */
  sealedUnder(): string | null
}

export function createVaultKeyring(
  sqlite: Database,
  { writeNow }: Pick<Writer, 'writeNow'>,
): VaultKeyring {
  const find = sqlite.prepare<[], { kekId: string | null; sealKekId: string | null }>(
    'SELECT kek_id AS kekId, seal_kek_id AS sealKekId FROM vault_keyring',
  )
  const name = sqlite.prepare<[string]>('UPDATE vault_keyring SET kek_id = ?')
  const used = sqlite
    .prepare<[], string>('SELECT DISTINCT kek_id FROM encryption_vaults WHERE kek_id IS NOT NULL')
    .pluck()
  return {
    current: () => find.get()?.kekId ?? null,
    use: (kekId) => writeNow(() => void name.run(kekId)),
    inUse: () => used.all(),
    sealedUnder: () => find.get()?.sealKekId ?? null,
  }
}
