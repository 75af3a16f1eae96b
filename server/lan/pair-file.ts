import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { explainFailure, flushFolder, HearthError } from '../../storage/index.ts'
import type { Pair } from './certificate.ts'

/** A key and its certificate in one PEM file, for this account alone, written whole or not at all. */
export function createPairFile(path: string) {
  return {
    path,
    /**
     * null: there is none.
     * @throws DAMAGED where what is there does not belong together or cannot be read
     */
    async read(): Promise<Pair | null> {
      const text = await readFile(path, 'utf8').catch(missing)
      if (text === null) return null
      const pair = parsePair(text)
      if (pair) return pair
      throw new HearthError('DAMAGED', `The file ${path} is damaged.`)
    },
    /** @throws NO_SPACE and what else a disk says; what was there before stays then */
    async keep({ key, certificate }: Pair): Promise<void> {
      const temporary = `${path}.new`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rm(temporary, { force: true })
        await writeAndFlush(temporary, `${key.trim()}\n${certificate.trim()}\n`)
        await rename(temporary, path)
        await flushFolder(dirname(path))
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {})
        throw explainFailure(error)
      }
    },
  }
}

export type PairFile = ReturnType<typeof createPairFile>

function parsePair(text: string): Pair | null {
  const [key, certificate] = ['PRIVATE KEY', 'CERTIFICATE'].map(
    (kind) => new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`).exec(text)?.[0],
  )
  if (key === undefined || certificate === undefined) return null
  try {
    const goTogether = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))
    return goTogether ? { key, certificate } : null
  } catch {
    return null
  }
}

async function writeAndFlush(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync()
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw explainFailure(error)
}
