import { join } from 'node:path'
import { openDatabaseForReading } from '../database/connection.ts'
import { flushFolder } from '../folder/flush.ts'
import type { DataFolder } from '../folder/folder.ts'
import { blobRows } from '../verify/blobs.ts'
import { createBlobCopy, eachOf } from './blobs.ts'
import type { BackupProgress } from './create-backup.ts'
import type { Repository } from './repository.ts'
import { countRows } from './rows.ts'

type Work = {
  folder: DataFolder
  repository: Repository
  /** Where the copied rows lie. */
  dir: string
  /** Read what is there already as well. */
  prove: boolean
  step: (name: string) => void
  onProgress: ((progress: BackupProgress) => void) | undefined
}

/** Brings every original that copied rows name, and makes the names safe. */
export async function copyOriginals({ folder, repository, dir, prove, step, onProgress }: Work) {
  const copy = openDatabaseForReading(join(dir, 'hearth.db'))
  const live = openDatabaseForReading(folder.database)
  try {
    const counts = countRows(copy)
    const state = live.prepare<[string], string>('SELECT state FROM blob WHERE hash = ?').pluck()
    const isWanted = (hash: string) => ![undefined, 'condemned'].includes(state.get(hash))
    const blobs = createBlobCopy({ folder, repository, prove, isWanted, step })
    await eachOf(blobRows(copy), async (row) => {
      await blobs.copy(row)
      const { done, copiedBytes } = blobs.tally
      onProgress?.({ phase: 'originals', done, total: counts.blobs, copiedBytes })
    })
    step('backup:flush')
    await eachOf(blobs.touched, flushFolder)
    return { counts, tally: blobs.tally }
  } finally {
    copy.close()
    live.close()
  }
}
