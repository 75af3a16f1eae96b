import { wiped } from '../bytes.ts'
import { parseCode } from '../recovery-code.ts'
import { refused } from '../refusal.ts'
import { sealTo } from './sealed-share.ts'
import { splitSecret } from './shares.ts'

export const MOST_GUARDIANS = 9

export type CircleInput = {
  /** The recovery code that the vault opens with now. */
  code: string
  circleId: string
  ownerId: string
  guardians: { id: string; publicKey: string }[]
  /** How many of them it takes. */
  needed: number
}

export type SealedShare = { guardianId: string; share: string }

/** A share of the recovery code for each guardian, which they alone can open. Throws BAD_CIRCLE, BAD_RECOVERY_CODE. */
export async function drawCircle(
  { code, circleId, ownerId, guardians, needed }: CircleInput,
  crypto: Crypto = globalThis.crypto,
): Promise<SealedShare[]> {
  const ids = new Set([ownerId, ...guardians.map(({ id }) => id)])
  const keys = new Set(guardians.map(({ publicKey }) => publicKey))
  const count = guardians.length
  const different = ids.size === count + 1 && keys.size === count
  const fits = Number.isInteger(needed) && needed >= 2 && needed <= count && count <= MOST_GUARDIANS
  if (!different || !fits) throw refused('BAD_CIRCLE')
  const shares = await wiped(parseCode(code), (secret) => splitSecret(secret, count, needed))
  return Promise.all(
    guardians.map(async ({ id, publicKey }, at) => {
      const plain = shares[at] ?? new Uint8Array()
      const purpose = { step: 'share', circleId, ownerId, guardianId: id } as const
      const share = await wiped(plain, () => sealTo(crypto, publicKey, plain, purpose))
      return { guardianId: id, share }
    }),
  )
}
