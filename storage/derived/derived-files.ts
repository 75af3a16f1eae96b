import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { placeOf } from '../blobs/places.ts'
import { HearthError } from '../error.ts'
import { explained, explainFailure } from '../failure.ts'
import type { DerivedFiles } from './derived.ts'

/** derived/ab/cd/<hash>/<name>: each blob's own folder. */
export function createDerivedFiles(root: string): DerivedFiles {
  return {
    path,
    async prepare(hash) {
      const { path: dir } = placeOf(root, hash)
      await explained(() => mkdir(dir, { recursive: true, mode: 0o700 }))
      return dir
    },
    async read(hash, name) {
      try {
        return await readFile(path(hash, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw explainFailure(error)
      }
    },
    async drop(hash) {
      await rm(placeOf(root, hash).path, { recursive: true, force: true })
    },
  }

  function path(hash: string, name: string): string {
    if (!/^[\w-][\w.-]*$/.test(name)) {
      throw new HearthError('VALIDATION', 'Not the name of a derived file.', { field: 'name' })
    }
    return join(placeOf(root, hash).path, name)
  }
}
