import { HearthError } from './error.ts'
import type { Storage, StorageOptions } from './storage.ts'

/** Opens a data folder for this process alone. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  throw new HearthError('INTERNAL', `Not built yet: ${options.dir}`)
}
