import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Kek } from '../keyring.ts'
import { kekIdOf } from '../wrap.ts'

/** `createdAt` in ms since 1970. */
export type KeptKek = Kek & { createdAt: number }

/**
 * Says that key `id` was replaced by key `by`. The proof is an HMAC that only who has the replaced key
 * can make: otherwise whoever can write one file could have every vault locked anew with a key of theirs.
 */
export type Replacement = { id: string; by: string; proof: string }

/** What the key file and the desktop's key store hold. */
export type KeyBundle = {
  /** What vaults are to be locked with. */
  current: string
  /** This one and others that may still be needed. */
  keys: KeptKek[]
  replaced: Replacement[]
}

const kekId = z.string().regex(/^[0-9a-f]{16}$/)

const keptKek = z
  .object({ id: kekId, key: z.base64(), createdAt: z.number().int().min(0) })
  .transform(({ id, key, createdAt }) => ({ id, key: Buffer.from(key, 'base64'), createdAt }))
  .refine(({ id, key }) => isUsable(key) && kekIdOf(key) === id)

const bundle = z
  .object({
    current: kekId,
    keys: z.array(keptKek).min(1),
    replaced: z.array(z.object({ id: kekId, by: kekId, proof: z.base64() })).default([]),
  })
  .refine(({ current, keys }) => keys.some(({ id }) => id === current))

/** null: not whole, or a key in it is not what its id says. */
export function parseKeyBundle(text: string): KeyBundle | null {
  try {
    return bundle.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export function formatKeyBundle({ current, keys, replaced }: KeyBundle): string {
  const kept = keys.map(({ id, key, createdAt }) => ({
    id,
    key: key.toString('base64'),
    createdAt,
  }))
  return `${JSON.stringify({ current, keys: kept, ...(replaced.length > 0 ? { replaced } : {}) })}\n`
}

/** 32 bytes, and not what a buffer nobody filled looks like. */
export function isUsable(key: Uint8Array): boolean {
  return key.length === 32 && key.some((byte) => byte !== 0)
}

export function kekOf(key: Buffer): Kek {
  return { id: kekIdOf(key), key }
}

export function makeKek(now: number): KeptKek {
  return { ...kekOf(randomBytes(32)), createdAt: now }
}

/** @param old the key that is replaced */
export function replacementOf(old: Kek, by: string): Replacement {
  return { id: old.id, by, proof: proofOf(old, by).toString('base64') }
}

/** Whether this bundle's key stands for `old` now, and whoever wrote that had `old`. */
export function replaces({ current, replaced }: KeyBundle, old: Kek): boolean {
  const entry = replaced.find(({ id, by }) => id === old.id && by === current)
  const proof = Buffer.from(entry?.proof ?? '', 'base64')
  return proof.length === 32 && timingSafeEqual(proof, proofOf(old, current))
}

function proofOf(old: Kek, by: string): Buffer {
  return createHmac('sha256', old.key).update(`hearth-kek-replaced:v1\n${by}`).digest()
}
