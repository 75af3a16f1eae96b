import type { GuardianTools } from './index.ts'

export type Standing =
  | { ready: true; publicKey: Buffer }
  | { ready: false; reason: 'no-vault' | 'not-zero-knowledge' | 'no-key' }

/** @returns what tells of anybody whether shares can be sealed to them */
export function createStandings({ sqlite }: Pick<GuardianTools, 'sqlite'>) {
  const find = sqlite.prepare<[string], { zeroKnowledge: 0 | 1; publicKey: Buffer | null }>(
    `SELECT v.zero_knowledge AS zeroKnowledge, k.public_key AS publicKey
      FROM encryption_vaults v LEFT JOIN guardian_keys k ON k.user_id = v.user_id
      WHERE v.user_id = ?`,
  )
  return (userId: string): Standing => {
    const row = find.get(userId)
    if (row === undefined) return { ready: false, reason: 'no-vault' }
    if (row.zeroKnowledge === 0) return { ready: false, reason: 'not-zero-knowledge' }
    if (row.publicKey === null) return { ready: false, reason: 'no-key' }
    return { ready: true, publicKey: row.publicKey }
  }
}
