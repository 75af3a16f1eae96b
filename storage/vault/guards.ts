import { guardianGuards } from './guardians/guards.ts'

/** The triggers of vault.db: what a CHECK cannot say, because it looks at another row or the one before. */
export const vaultGuards: Record<string, string> = {
  ...wrapGuards(),
  vault_check_stays: `CREATE TRIGGER vault_check_stays BEFORE UPDATE ON encryption_vaults
    WHEN new.user_id IS NOT old.user_id OR new.generation < old.generation
      OR (new.key_check IS NOT old.key_check AND new.generation = old.generation)
    BEGIN SELECT RAISE(ABORT, 'vault_check_stays'); END`,
  vault_keyring_stays: `CREATE TRIGGER vault_keyring_stays BEFORE DELETE ON vault_keyring
    BEGIN SELECT RAISE(ABORT, 'vault_keyring_stays'); END`,
  vault_keyring_once: `CREATE TRIGGER vault_keyring_once BEFORE INSERT ON vault_keyring
    BEGIN SELECT RAISE(ABORT, 'vault_keyring_once'); END`,
  ...auditGuards(),
  ...formerGuards(),
  ...guardianGuards,
}

/** [Note: one KEK for what is new] From the moment the keyring names a KEK nobody wraps under another. */
function wrapGuards(): Record<string, string> {
  const guard = (name: string, when: string) =>
    `CREATE TRIGGER ${name} BEFORE ${when} ON encryption_vaults
    WHEN new.kek_id IS NOT NULL AND new.kek_id IS NOT (SELECT kek_id FROM vault_keyring)
    BEGIN SELECT RAISE(ABORT, 'vault_wrap_under_current_key'); END`
  return {
    vault_wrap_came: guard('vault_wrap_came', 'INSERT'),
    vault_wrap_changed: guard('vault_wrap_changed', 'UPDATE OF kek_id, wrapped_mk, wrap_iv'),
  }
}

/**
 * INSERT OR REPLACE deletes without a trigger's knowledge where `recursive_triggers` is off, as in any
 * other program that opens the file: so each row must be the next one.
 */
function auditGuards(): Record<string, string> {
  const refuse = (name: string, what: string) =>
    `CREATE TRIGGER ${name} BEFORE ${what} BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END`
  return {
    audit_unchanged: refuse('audit_unchanged', 'UPDATE ON encryption_vault_audit'),
    audit_kept: refuse('audit_kept', 'DELETE ON encryption_vault_audit'),
    audit_in_order: refuse(
      'audit_in_order',
      `INSERT ON encryption_vault_audit
    WHEN new.seq IS NOT (SELECT audit_count + 1 FROM vault_keyring)
      OR EXISTS (SELECT 1 FROM encryption_vault_audit WHERE seq = new.seq)`,
    ),
  }
}

/** A former recovery wrap is the one that opened a sealed vault, and of no use once something else does. */
function formerGuards(): Record<string, string> {
  return {
    former_recovery_came: `CREATE TRIGGER former_recovery_came BEFORE INSERT ON former_recovery_wraps
    WHEN NOT EXISTS (SELECT 1 FROM encryption_vaults WHERE user_id = new.user_id AND zero_knowledge = 1
      AND recovery_wrapped_mk = new.recovery_wrapped_mk AND recovery_iv = new.recovery_iv)
    BEGIN SELECT RAISE(ABORT, 'former_recovery_came'); END`,
    former_recovery_stays: `CREATE TRIGGER former_recovery_stays BEFORE UPDATE ON former_recovery_wraps
    WHEN new.user_id IS NOT old.user_id OR new.recovery_iv IS NOT old.recovery_iv
      OR new.recovery_wrapped_mk IS NOT old.recovery_wrapped_mk OR new.until < old.until
    BEGIN SELECT RAISE(ABORT, 'former_recovery_stays'); END`,
    former_recovery_over: `CREATE TRIGGER former_recovery_over
    AFTER UPDATE OF zero_knowledge, generation ON encryption_vaults
    WHEN new.zero_knowledge = 0 OR new.generation IS NOT old.generation
    BEGIN DELETE FROM former_recovery_wraps WHERE user_id = new.user_id; END`,
  }
}
