/** The door to vault.db. Nobody reaches past it, and only those that .oxlintrc.json names come in. */
export { openVaultStore } from './store.ts'
export type { VaultStore, VaultStoreOptions } from './store.ts'
export type { VaultKeyring } from './keyring.ts'
export type { NewWrap, Wrapped, Wraps } from './wraps.ts'
export type { SealKey } from './audit-head.ts'
export type { AuditAction, AuditEntry, AuditRow } from './audit.ts'
export type { NewVault, PersonVault, RecoveryWrap, VaultRow } from './person.ts'
export type { Scrub } from './scrub.ts'
