import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto'
import { HearthError } from '../../../storage/index.ts'
import { deriveKey } from '../master-key.ts'
import { infoOf, type Scope } from './scope.ts'

const leastBits = 2048

/**
 * The key of whoever works on missions, from MANA_AI_PUBLIC_KEY_PEM; line breaks may be written `\n`.
 * @throws VALIDATION for what is no RSA public key of 2,048 bits or more
 */
export function readMissionPublicKey(pem: string): KeyObject {
  // A public key could be had from it, but nobody should have to keep a private one here.
  if (pem.includes('PRIVATE KEY')) throw unusable()
  const key = parse(pem.replaceAll(String.raw`\n`, '\n'))
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType === 'rsa' && bits >= leastBits) return key
  throw unusable()
}

function parse(pem: string): KeyObject {
  try {
    return createPublicKey(pem)
  } catch {
    throw unusable()
  }
}

function unusable(): HearthError {
  return new HearthError(
    'VALIDATION',
    `MANA_AI_PUBLIC_KEY_PEM cannot be used. Allowed: an RSA public key in PEM, of ${leastBits} bits or more.`,
    { field: 'MANA_AI_PUBLIC_KEY_PEM' },
  )
}

/** The key of one mission: it opens what is in this scope, and says nothing of the master key. */
export function missionKeyOf(mk: Buffer, scope: Scope): Buffer {
  return deriveKey(mk, Buffer.from(scope.missionId, 'utf8'), infoOf(scope))
}

/** RSA-OAEP with SHA-256, in base64. */
export function sealForMission(publicKey: KeyObject, missionKey: Buffer): string {
  const options = { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  return publicEncrypt(options, missionKey).toString('base64')
}
