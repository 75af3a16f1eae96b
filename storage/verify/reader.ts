import { resolve } from 'node:path'
import { openDatabaseForReading } from '../database/connection.ts'
import { HearthError } from '../error.ts'
import { layOut } from '../folder/claim.ts'
import { readMarker } from '../folder/marker.ts'
import { readSetting } from '../settings.ts'
import type { StorageReader } from './report.ts'

/**
 * Opens a data folder to look at it; works while the appliance runs on it. The caller closes it.
 * @throws FOREIGN_FOLDER, NEWER_FORMAT, DAMAGED, UNAVAILABLE
 */
export async function openForReading(dir: string): Promise<StorageReader> {
  const path = resolve(dir)
  const marker = await readMarker(path)
  if (marker === null) {
    throw new HearthError(
      'FOREIGN_FOLDER',
      `${path} is not a Hearth folder: it has no hearth.json.`,
    )
  }
  const folder = layOut(path, marker.instanceId)
  const sqlite = openDatabaseForReading(folder.database)
  return {
    folder,
    sqlite,
    setting: (key) => readSetting(sqlite, key),
    close: () => void sqlite.close(),
  }
}
