import { rename } from 'node:fs/promises'
import { HearthError } from '../../../storage/index.ts'
import type { VaultStore } from '../../../storage/vault/index.ts'
import type { Kek } from '../keyring.ts'
import { needOf } from './custody.ts'
import { kekOf, type KeyBundle } from './key-bundle.ts'
import { createKeyFile, type KeyFile } from './key-file.ts'
import { withKeyLock } from './key-lock.ts'

export type Restored = {
  kekId: string
  /** false: it was in the key file already. */
  written: boolean
  /** Keys that vaults here need and that are in no place this could look at. */
  stillMissing: number
}

export type RestoreDeps = {
  keysDir: string
  store: Pick<VaultStore, 'keyring'>
  now: () => number
  warn: (words: string) => void
}

/**
 * Puts a key that was lost back into the key file, beside whatever is there: no key is ever taken out. A
 * file that cannot be read is moved aside.
 * @param key 32 bytes, from the recovery sheet
 * @throws HearthError CONFLICT where no vault here needs this key; LOCKED, NO_SPACE
 */
export async function restoreKey(key: Buffer, deps: RestoreDeps): Promise<Restored> {
  const { keysDir, store, now, warn } = deps
  const kek = kekOf(key)
  const { current, rows, seal } = needOf(store)
  const needed = new Set([current, ...rows, seal].filter((id) => id !== null))
  if (needed.size === 0) throw new HearthError('CONFLICT', nothingNeedsOne)
  if (!needed.has(kek.id)) throw new HearthError('CONFLICT', anotherOne(kek.id, [...needed]))
  const file = createKeyFile({ dir: keysDir, warn })
  return withKeyLock(keysDir, 20_000, async () => {
    const there = await readOrMoveAside(file, now(), warn)
    const written = !there?.keys.some(({ id }) => id === kek.id)
    const bundle = withKey(there, kek, current, now())
    if (written) await file.keep(bundle)
    for (const { id } of bundle.keys) needed.delete(id)
    return { kekId: kek.id, written, stillMissing: needed.size }
  })
}

function withKey(
  there: KeyBundle | null,
  kek: Kek,
  inForce: string | null,
  now: number,
): KeyBundle {
  const keys = [...(there?.keys ?? []), { ...kek, createdAt: now }]
  // A change of the key that this one takes part in is ended by the next start.
  const goesOn = there?.replaced.some(({ id, by }) => id === kek.id && by === there.current)
  const first = there === null || (kek.id === inForce && !goesOn)
  return { current: first ? kek.id : there.current, keys, replaced: there?.replaced ?? [] }
}

async function readOrMoveAside(
  file: KeyFile,
  now: number,
  warn: (words: string) => void,
): Promise<KeyBundle | null> {
  try {
    return await file.read()
  } catch (error) {
    if (!(error instanceof HearthError) || error.code !== 'DAMAGED') throw error
    const aside = `${file.path}.damaged-${now}`
    await rename(file.path, aside)
    warn(`The key file could not be read. It was moved aside to ${aside}.`)
    return null
  }
}

const nothingNeedsOne =
  'No vault in this data folder needs a key, so nothing was written. If vaults are missing, put vault.db back from a copy first.'

function anotherOne(number: string, needed: string[]): string {
  return `The code is typed right, but it is the key with the number ${number}, and the vaults here are locked with ${needed.join(' and ')}. Look for the sheet with that number. Nothing was changed.`
}
