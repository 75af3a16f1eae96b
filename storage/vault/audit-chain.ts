import { hash } from 'node:crypto'

/** A row as the chain covers it. */
export type ChainedRow = {
  seq: number
  subject: Buffer
  action: string
  /** The HTTP status that was answered. */
  status: number
  /** ms since 1970. */
  at: number
  facts: Buffer
}

/**
 * SHA-256 over the hash before (32 bytes of zero for the first), then the row: seq and at as 64-bit,
 * status as 32-bit big-endian, and each of subject, action and facts behind its length in 32 bits.
 */
export function chainHash(before: Buffer, row: ChainedRow): Buffer {
  const numbers = Buffer.alloc(20)
  numbers.writeBigInt64BE(BigInt(row.seq), 0)
  numbers.writeBigInt64BE(BigInt(row.at), 8)
  numbers.writeInt32BE(row.status, 16)
  const parts = [row.subject, Buffer.from(row.action, 'utf8'), row.facts]
  const told = parts.flatMap((part) => [lengthOf(part), part])
  return hash('sha256', Buffer.concat([purpose, before, numbers, ...told]), 'buffer')
}

const purpose = Buffer.from('hearth-vault-audit:v1\n')

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return length
}
