import { join } from 'node:path'
import { flushFolder } from '../folder/flush.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { BackupProgress } from './create-backup.ts'
import { readManifest, writeManifest } from './manifest.ts'
import { copyOriginals } from './originals.ts'
import { away, type Repository } from './repository.ts'

type Proof = {
  folder: DataFolder
  repository: Repository
  /** The copy, which is kept already: reading takes days where there are many photos. */
  name: string
  now: () => number
  step: (name: string) => void
  onProgress: ((progress: BackupProgress) => void) | undefined
}

/** Reads every original of a copy, copies anew what is damaged, and writes what it found into the list. */
export async function proveCopy({ name, now, ...rest }: Proof) {
  const { repository, step, onProgress } = rest
  const dir = join(repository.snapshots, name)
  step('proof:read')
  const { counts, tally } = await copyOriginals({ ...rest, dir, prove: true })
  const { done, copied, copiedBytes, lost, ended } = tally
  onProgress?.({ phase: 'end', done, total: counts.blobs, copiedBytes })
  const manifest = await readManifest(dir)
  if (manifest === null) throw away(repository.dir)
  const blobs = {
    ...manifest.blobs,
    copied: manifest.blobs.copied + copied,
    copiedBytes: manifest.blobs.copiedBytes + copiedBytes,
  }
  const found = { blobs, lost, proven: true }
  step('proof:list')
  await writeManifest(dir, { ...manifest, ...found, ended, finishedAt: now() })
  await flushFolder(dir)
  return { ...found, whole: lost.length === 0 }
}
