import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'

/**
 * A vault.db that is gone is never begun anew while private photos wait for it: everybody would get a new
 * key that opens none of them, and copies would be made of that.
 * @throws DAMAGED
 */
export function refuseLostVaults(house: { folder: { vault: string }; sqlite: Database }): void {
  if (existsSync(house.folder.vault)) return
  const waiting = 'SELECT 1 FROM sealed_media WHERE removed_at IS NULL LIMIT 1'
  if (house.sqlite.prepare(waiting).get() === undefined) return
  throw new HearthError(
    'DAMAGED',
    `vault.db is missing in the data folder, and without it the private photos there cannot be opened. Put it back: "hearth restore" brings a whole copy into a new folder, and vault.db is in it. If no copy has it, restore one with --without-vaults; everything but the private photos is there then. Nothing was changed.`,
  )
}
