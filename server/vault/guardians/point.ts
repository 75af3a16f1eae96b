import { ECDH } from 'node:crypto'
import { z } from 'zod'
import { base64 } from '../base64.ts'

/** A point of P-256, uncompressed. What is no point of the curve would give away whatever is sealed to it. */
export const point = base64(65).refine(isOnCurve, 'has to be a point of P-256')

/** What is sealed to one: ephemeral point, IV, a share of 33 bytes, tag. */
export const sealedShare = base64(126).refine(
  (bytes) => isOnCurve(bytes.subarray(0, 65)),
  'has to be a sealed share',
)

/** IV, PKCS #8 of a P-256 key, tag; browsers write PKCS #8 with or without the public half. */
export const sealedPrivateKey = z
  .string()
  .refine((text) => isSpelledOnce(text), 'has to be 60 to 400 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .meta({ contentEncoding: 'base64', description: '60 to 400 bytes' })

function isSpelledOnce(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length >= 60 && bytes.length <= 400 && bytes.toString('base64') === text
}

function isOnCurve(bytes: Buffer): boolean {
  if (bytes[0] !== 4) return false
  try {
    ECDH.convertKey(bytes, 'prime256v1')
    return true
  } catch {
    return false
  }
}
