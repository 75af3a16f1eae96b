/**
 * [Note: the database voids] What ends a circle or a share is a row of somebody's vault that changes, by
 * whatever code or program. So triggers do it, in the transaction of that change.
 */
export const guardianGuards: Record<string, string> = {
  ...whatEnds(),
  ...whoMayBeNamed(),
  ...requestGuards(),
}

/**
 * The code that was split, and is not kept as a former one either; the key that guardians hold their shares with, the person themselves.
 */
function whatEnds(): Record<string, string> {
  const noCircle = 'DELETE FROM guardian_circles WHERE owner_id = new.user_id;'
  const noKey = (why: string) =>
    `${noCircle} ${lose(why, 'new.user_id')} DELETE FROM guardian_keys WHERE user_id = new.user_id;`
  return {
    guardians_recovery_replaced: `CREATE TRIGGER guardians_recovery_replaced
    AFTER UPDATE OF recovery_wrapped_mk, recovery_iv ON encryption_vaults
    WHEN new.recovery_wrapped_mk IS NOT old.recovery_wrapped_mk OR new.recovery_iv IS NOT old.recovery_iv
    BEGIN DELETE FROM guardian_circles WHERE owner_id = new.user_id
      AND NOT EXISTS (SELECT 1 FROM former_recovery_wraps f
        WHERE f.user_id = new.user_id AND f.recovery_iv = guardian_circles.recovery_iv); END`,
    guardians_former_over: `CREATE TRIGGER guardians_former_over AFTER DELETE ON former_recovery_wraps
    BEGIN DELETE FROM guardian_circles WHERE owner_id = old.user_id AND recovery_iv = old.recovery_iv
      AND NOT EXISTS (SELECT 1 FROM encryption_vaults v WHERE v.user_id = old.user_id
        AND v.recovery_iv = old.recovery_iv AND v.recovery_wrapped_mk = old.recovery_wrapped_mk); END`,
    guardians_opened: `CREATE TRIGGER guardians_opened AFTER UPDATE OF zero_knowledge ON encryption_vaults
    WHEN old.zero_knowledge = 1 AND new.zero_knowledge = 0
    BEGIN ${noKey('zero-knowledge-off')} END`,
    guardians_rotated: `CREATE TRIGGER guardians_rotated AFTER UPDATE OF generation ON encryption_vaults
    WHEN new.generation IS NOT old.generation
    BEGIN ${noKey('key-replaced')} END`,
    guardians_left: `CREATE TRIGGER guardians_left AFTER DELETE ON encryption_vaults
    BEGIN DELETE FROM guardian_circles WHERE owner_id = old.user_id;
      DELETE FROM guardian_keys WHERE user_id = old.user_id;
      DELETE FROM guardian_shares WHERE guardian_id = old.user_id; END`,
    guardian_key_replaced: `CREATE TRIGGER guardian_key_replaced AFTER UPDATE OF public_key ON guardian_keys
    WHEN new.public_key IS NOT old.public_key BEGIN ${lose('key-replaced', 'new.user_id')} END`,
    guardian_key_removed: `CREATE TRIGGER guardian_key_removed AFTER DELETE ON guardian_keys
    BEGIN ${lose('key-replaced', 'old.user_id')} END`,
    guardian_declined: `CREATE TRIGGER guardian_declined AFTER UPDATE OF lost ON guardian_shares
    WHEN new.lost = 'declined'
    BEGIN DELETE FROM guardian_answers WHERE circle_id = new.circle_id AND guardian_id = new.guardian_id; END`,
  }
}

/** Keys and circles in zero-knowledge mode alone, of the code that opens the vault now. */
function whoMayBeNamed(): Record<string, string> {
  const sealed = `SELECT 1 FROM encryption_vaults WHERE zero_knowledge = 1 AND user_id = new`
  return {
    guardian_key_came: refuse(
      'guardian_key_came',
      `INSERT ON guardian_keys WHEN NOT EXISTS (${sealed}.user_id)`,
    ),
    guardian_key_stays: refuse(
      'guardian_key_stays',
      `UPDATE ON guardian_keys WHEN new.user_id IS NOT old.user_id`,
    ),
    guardian_circle_came: refuse(
      'guardian_circle_came',
      `INSERT ON guardian_circles WHEN NOT EXISTS (${sealed}.owner_id AND recovery_iv = new.recovery_iv)`,
    ),
    guardian_circle_stays: refuse('guardian_circle_stays', 'UPDATE ON guardian_circles'),
    guardian_share_came: refuse(
      'guardian_share_came',
      `INSERT ON guardian_shares
    WHEN new.sealed_share IS NULL
      OR NOT EXISTS (SELECT 1 FROM guardian_keys WHERE user_id = new.guardian_id)
      OR EXISTS (SELECT 1 FROM guardian_circles WHERE id = new.circle_id AND owner_id = new.guardian_id)
      OR (SELECT count(*) FROM guardian_shares WHERE circle_id = new.circle_id)
        >= (SELECT named FROM guardian_circles WHERE id = new.circle_id)`,
    ),
    guardian_share_stays: refuse(
      'guardian_share_stays',
      `UPDATE ON guardian_shares WHEN new.sealed_share IS NOT NULL OR old.sealed_share IS NULL
      OR new.circle_id IS NOT old.circle_id OR new.guardian_id IS NOT old.guardian_id`,
    ),
  }
}

/** A request that is over stays over, and takes its answers with it. */
function requestGuards(): Record<string, string> {
  const notOpen = `NOT EXISTS (SELECT 1 FROM guardian_requests r JOIN guardian_shares s
        ON s.circle_id = r.circle_id AND s.guardian_id = new.guardian_id
      WHERE r.id = new.request_id AND r.state = 'open' AND s.sealed_share IS NOT NULL)`
  return {
    guardian_request_stays: refuse(
      'guardian_request_stays',
      `UPDATE ON guardian_requests WHEN old.state <> 'open' OR new.state = 'open' OR new.id IS NOT old.id
      OR new.circle_id IS NOT old.circle_id OR new.public_key IS NOT old.public_key
      OR new.created_at IS NOT old.created_at OR new.expires_at IS NOT old.expires_at`,
    ),
    guardian_request_over: `CREATE TRIGGER guardian_request_over AFTER UPDATE OF state ON guardian_requests
    BEGIN DELETE FROM guardian_answers WHERE request_id = new.id; END`,
    guardian_answer_came: refuse(
      'guardian_answer_came',
      `INSERT ON guardian_answers WHEN ${notOpen}`,
    ),
    guardian_answer_changed: refuse(
      'guardian_answer_changed',
      `UPDATE ON guardian_answers WHEN ${notOpen}
      OR new.request_id IS NOT old.request_id OR new.guardian_id IS NOT old.guardian_id`,
    ),
  }
}

function refuse(name: string, when: string): string {
  return `CREATE TRIGGER ${name} BEFORE ${when}
    BEGIN SELECT RAISE(ABORT, '${name}'); END`
}

/** Shares somebody holds, with the reason their owners are told. */
function lose(why: string, who: string): string {
  return `UPDATE guardian_shares SET sealed_share = NULL, lost = '${why}' WHERE guardian_id = ${who} AND sealed_share IS NOT NULL;`
}
