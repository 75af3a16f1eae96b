import type { DataFolder } from '../../storage/index.ts'
import type { FindSealKey } from '../../storage/vault/index.ts'
import { createKeyFile } from '../vault/kek/key-file.ts'
import type { Kek } from '../vault/keyring.ts'
import { kekIdOf, sealKeyOf } from '../vault/wrap.ts'

/**
 * Finds what the audit of keys was sealed with, among the KEKs that can be read here without asking
 * anybody: the environment's and those of the key file. Changes nothing.
 */
export function sealKeysIn(folder: DataFolder, environment: string | undefined): FindSealKey {
  const given = environment === undefined ? [] : [Buffer.from(environment, 'base64')]
  const keks = [...given.map((key) => ({ id: kekIdOf(key), key })), ...inFile(folder.keys)]
  return (kekId) => {
    const kek = keks.find(({ id }) => id === kekId)
    return kek && sealKeyOf(kek)
  }
}

/** A key file that cannot be read is for whoever needs a key; the chain is checked without it. */
function inFile(dir: string): Kek[] {
  try {
    return createKeyFile({ dir, warn: () => {} }).readNow()?.keys ?? []
  } catch {
    return []
  }
}
