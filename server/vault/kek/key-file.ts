import { readFileSync } from 'node:fs'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explainFailure, flushFolder, HearthError } from '../../../storage/index.ts'
import { formatKeyBundle, parseKeyBundle, type KeyBundle } from './key-bundle.ts'

/** Where keys are kept. What `keep` was given is safe once it resolves. */
export type KeyHolder = {
  read(): Promise<KeyBundle | null>
  keep(bundle: KeyBundle): Promise<void>
}

export type KeyFile = KeyHolder & {
  path: string
  /** The same at once, for who meets a key it does not know in the middle of a transaction. */
  readNow(): KeyBundle | null
}

export type KeyFileDeps = {
  /** `keys/` of the data folder. */
  dir: string
  warn: (words: string) => void
  /** Called before each step of which a crash is tested. */
  step?: ((name: string) => void) | undefined
}

/**
 * `vault-kek.json`: for this account alone, and written whole or not at all.
 * @throws from read: DAMAGED; from keep: NO_SPACE and what else a disk says; the old file stays then
 */
export function createKeyFile({ dir, warn, step = () => {} }: KeyFileDeps): KeyFile {
  const path = join(dir, 'vault-kek.json')
  return {
    path,
    async read() {
      await using file = await openIfThere(path)
      if (file === null) return null
      await tighten(file, path, warn)
      return parse(await file.readFile('utf8'), path)
    },
    readNow() {
      const text = readIfThere(path)
      return text === null ? null : parse(text, path)
    },
    async keep(bundle) {
      const temporary = `${path}.new`
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 })
        await rm(temporary, { force: true })
        step('key-file:write')
        await writeAndFlush(temporary, formatKeyBundle(bundle))
        step('key-file:rename')
        await rename(temporary, path)
        step('key-file:flush')
        for (const folder of [dir, dirname(dir)]) await flushFolder(folder)
        step('key-file:kept')
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {})
        throw explainFailure(error)
      }
    },
  }
}

/** @throws DAMAGED: it is never made anew over a broken one */
function parse(text: string, path: string): KeyBundle {
  const bundle = parseKeyBundle(text)
  if (bundle) return bundle
  throw new HearthError(
    'DAMAGED',
    `The file ${path} is damaged: there is no key in it that can be used. Put it back from a backup, or type the recovery sheet with "hearth restore-key". Then start again. Nothing was changed.`,
    { reason: 'kek-damaged' },
  )
}

async function tighten(file: FileHandle, path: string, warn: (words: string) => void) {
  if (process.platform === 'win32') return
  const { mode } = await file.stat()
  if ((mode & 0o077) === 0) return
  const closed = await file.chmod(0o600).then(
    () => 'That is closed now.',
    () => 'Take away those rights: only the account Hearth runs in may read it.',
  )
  warn(
    `Other accounts of this computer could read ${path}, the key of all vaults. ${closed} If one of them is a stranger's, make a new key with "hearth rotate-key".`,
  )
}

async function writeAndFlush(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync()
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    return missing(error)
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return missing(error)
  }
}

function missing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw explainFailure(error)
}
