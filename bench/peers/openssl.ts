import { join } from 'node:path'
import { findProgram, runProgram } from '../harness/program.ts'
import { rm } from 'node:fs/promises'

export type Copy = { from: string; into: string }

/**
 * What a careful person would type: hash a file, copy it, flush it. Milliseconds of
 * `openssl dgst -sha256`, `cp` and `sync` one after the other; null: not installed.
 */
export async function hashAndCopy(): Promise<((copy: Copy) => Promise<number>) | null> {
  const openssl = await findProgram('openssl')
  if (!openssl) return null
  return async ({ from, into }) => {
    const to = join(into, 'copy')
    const begin = performance.now()
    await runProgram(openssl, ['dgst', '-sha256', from])
    await runProgram('cp', [from, to])
    await runProgram('sync', [to])
    const took = performance.now() - begin
    await rm(to)
    return took
  }
}
