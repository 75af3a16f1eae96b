import { resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from './database/connection.ts'
import { HearthError } from './error.ts'
import { layOut } from './folder/claim.ts'
import { readMarker } from './folder/marker.ts'
import { createSettings } from './settings.ts'
import type { Settings } from './storage.ts'

export type Recovery = {
  sqlite: Database
  settings: Settings
  /** Runs `work` in a transaction that waits up to five seconds for its turn. */
  write<T>(work: () => T): T
  close(): void
}

/**
 * A second way in for the few small writes that let somebody back into their account. Works beside the
 * appliance, which reads what is written here at once, and without it; it takes no lock, makes nothing
 * and updates nothing. The caller closes it.
 * @throws FOREIGN_FOLDER, NEWER_FORMAT, DAMAGED, READ_ONLY, UNAVAILABLE; CONFLICT for a folder of an
 * earlier version, which the next start updates
 */
export async function openForRecovery(dir: string): Promise<Recovery> {
  const path = resolve(dir)
  const marker = await readMarker(path)
  if (marker === null)
    throw new HearthError(
      'FOREIGN_FOLDER',
      `${path} is not a Hearth folder: it has no hearth.json.`,
    )
  const sqlite = openDatabase(layOut(path, marker.instanceId).database)
  if (isOlder(sqlite)) {
    sqlite.close()
    throw new HearthError(
      'CONFLICT',
      'Start this version of Hearth on the folder once, then again.',
    )
  }
  const write: Recovery['write'] = (work) => sqlite.transaction(work).immediate()
  return {
    sqlite,
    settings: createSettings(sqlite, write),
    write,
    close: () => void sqlite.close(),
  }
}

function isOlder(sqlite: Database): boolean {
  const table = sqlite.prepare(
    `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'security_event'`,
  )
  return table.get() === undefined
}
