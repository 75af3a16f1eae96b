import { join } from 'node:path'
import type { SealedFile } from '../core/key-store.ts'
import { readMarker } from './folder-facts.ts'
import { createSealedFile } from './sealed-file.ts'

/**
 * Where the sealed keys of a house lie: in the shell's own folder, by the id of the house, so that two
 * folders never overwrite each other's. null: the data folder has no id yet, or none that can be read.
 */
export async function findHouseKeys(home: string, dataDir: string): Promise<SealedFile | null> {
  const marker = await readMarker(dataDir)
  if (typeof marker !== 'object') return null
  return createSealedFile(join(home, `keys-${encodeURIComponent(marker.instanceId)}.sealed`))
}
