import type { PersonVault, VaultRow } from '../../../storage/vault/index.ts'
import { refusal } from '../failure.ts'
import { isSame } from '../master-key.ts'

/**
 * Guardians are for vaults that only their recovery code opens: of any other the appliance holds the key,
 * so there is nothing to give back, and it could open the shares that such a guardian holds.
 * @throws VAULT_NOT_INITIALISED, ZK_REQUIRED
 */
export function inZeroKnowledge(vault: PersonVault): VaultRow {
  const row = vault.find()
  if (row === null) throw refusal('VAULT_NOT_INITIALISED')
  if (row.zeroKnowledge === 0) throw refusal('ZK_REQUIRED')
  return row
}

/** The same by somebody who could open the vault: a session alone changes no keys. @throws KEY_MISMATCH */
export function provenBy(vault: PersonVault, proof: Buffer): VaultRow {
  const row = inZeroKnowledge(vault)
  if (!isSame(proof, row.keyCheck)) throw refusal('KEY_MISMATCH')
  return row
}
