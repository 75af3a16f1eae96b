import { join } from 'node:path'
import { HearthError } from '../error.ts'

/** ab/cd/<hash> below a folder: no folder grows too large, and a hash finds its own place. */
export function placeOf(root: string, hash: string): { dir: string; path: string } {
  if (!isHash(hash)) throw new HearthError('VALIDATION', 'Not a SHA-256 in hex.', { field: 'hash' })
  const dir = join(root, hash.slice(0, 2), hash.slice(2, 4))
  return { dir, path: join(dir, hash) }
}

export function isHash(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name)
}
