import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ownEntries } from './place.ts'
import { readManifest, type Manifest } from './manifest.ts'
import type { Repository } from './repository.ts'

/** A copy as it lies there. */
export type Snapshot = {
  /** Its folder: the time in UTC. */
  name: string
  dir: string
  /** null: its list is missing or cannot be read. */
  manifest: Manifest | null
  /** Everything was there when it was made, and its own files still are. */
  whole: boolean
}

const ourName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/

/** Whatever has another name in there is not ours. */
export function isSnapshotName(name: string): boolean {
  return ourName.test(name)
}

/** The newest first; those whose list is gone last. */
export async function listSnapshots({ snapshots }: Repository): Promise<Snapshot[]> {
  const names = (await ownEntries(snapshots)).filter(isSnapshotName)
  const found = await Promise.all(names.map((name) => look(name, join(snapshots, name))))
  return found.toSorted((a, b) => numberOf(b) - numberOf(a) || (a.name < b.name ? 1 : -1))
}

export function numberOf({ manifest }: Snapshot): number {
  return manifest?.number ?? -1
}

async function look(name: string, dir: string): Promise<Snapshot> {
  const manifest = await readManifest(dir)
  const whole = manifest !== null && manifest.lost.length === 0 && (await isThere(dir, manifest))
  return { name, dir, manifest, whole }
}

async function isThere(dir: string, { files }: Manifest): Promise<boolean> {
  const sizes = await Promise.all(
    files.map(({ path, size }) =>
      stat(join(dir, path)).then(
        (found) => found.size === size,
        () => false,
      ),
    ),
  )
  return sizes.every(Boolean)
}

/** A name for a copy begun now that no other has. */
export function newName(at: number, taken: readonly string[]): string {
  const name = `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  for (let n = 2; ; n++) {
    const candidate = n === 2 ? name : `${name}-${n - 1}`
    if (!taken.includes(candidate)) return candidate
  }
}
