import type { GuardianTools } from './index.ts'

/** A pair as it is kept: the point (65 bytes), and the private half under the person's own vault. */
export type GuardianKey = { publicKey: Buffer; sealedPrivateKey: Buffer }

export type OwnGuardianKey = {
  find(): GuardianKey | null
  /** Another public half than before: shares that were sealed to the old one are lost. */
  set(key: GuardianKey): void
}

/** Whether there may be one is the triggers' to say. */
export function createGuardianKeys({ sqlite, now, step }: GuardianTools) {
  const find = sqlite.prepare<[string], GuardianKey>(
    `SELECT public_key AS publicKey, sealed_private_key AS sealedPrivateKey
      FROM guardian_keys WHERE user_id = ?`,
  )
  const put = sqlite.prepare<[GuardianKey & { userId: string; at: number }]>(
    `INSERT INTO guardian_keys (user_id, public_key, sealed_private_key, created_at)
      VALUES (@userId, @publicKey, @sealedPrivateKey, @at)
      ON CONFLICT (user_id) DO UPDATE SET public_key = excluded.public_key,
        sealed_private_key = excluded.sealed_private_key, created_at = excluded.created_at`,
  )
  return (userId: string): OwnGuardianKey => ({
    find: () => find.get(userId) ?? null,
    set({ publicKey, sealedPrivateKey }) {
      step('guardian-key:set')
      put.run({ publicKey, sealedPrivateKey, at: now(), userId })
    },
  })
}
