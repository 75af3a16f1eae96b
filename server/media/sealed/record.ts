import { z } from 'zod'
import { factsBytes, type SealedMedia } from '../../../storage/index.ts'

/** A private photo or file on the wire. */
export type SealedRecord = {
  id: string
  /** Of the sealed bytes. */
  size: number
  createdAt: string
  app: string
  facts: string
  sameness: string
}

export function recordOf({ id, size, createdAt, app, facts, sameness }: SealedMedia): SealedRecord {
  const at = new Date(createdAt).toISOString()
  return { id, size, createdAt: at, app, facts: facts.toString('base64'), sameness }
}

const { least, most } = factsBytes
const mostLetters = Math.ceil(most / 3) * 4

/** Sealed facts as base64, in the one spelling their bytes have. Nobody here looks into them. */
export const facts = z
  .string('has to come, in base64, before the file')
  .max(mostLetters, 'is longer than 96 KiB, the most that is kept beside a file')
  .refine((text) => bytesOf(text).toString('base64') === text, 'is not base64')
  .refine((text) => bytesOf(text).byteLength >= least, 'is too short to be sealed')
  .refine((text) => bytesOf(text).byteLength <= most, 'is longer than 96 KiB')

export const bytesOf = (base64: string) => Buffer.from(base64, 'base64')

export const sameness = z
  .string('has to come before the file')
  .regex(/^[0-9a-f]{64}$/i, 'has to be 64 hexadecimal digits')
  .toLowerCase()
