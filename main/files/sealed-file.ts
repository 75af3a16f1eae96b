import { link, rm } from 'node:fs/promises'
import type { SealedFile } from '../core/key-store.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

/** Sealed keys at `path`; the ones before beside it, until the new ones are known to open. */
export function createSealedFile(path: string): SealedFile {
  const former = `${path}.before`
  return {
    read: () => readIfThere(path),
    readFormer: () => readIfThere(former),
    async write(sealed) {
      // A former one that is still there was never settled: it may be the only one that opens.
      await link(path, former).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
      })
      await writeWhole(path, sealed)
    },
    settle: () => rm(former, { force: true }),
  }
}
