import { join } from 'node:path'
import { hashFile } from './copy-file.ts'
import type { Manifest } from './manifest.ts'
import { peopleIn } from './restored-rows.ts'
import { numberOf, type Snapshot } from './snapshots.ts'

/**
 * Who has left since a copy was made, by the newest later one of the very same house whose rows are as its
 * list has them; whether its originals are all there is no matter. Another house's, or one that is rotten,
 * says nothing about who was deleted: where there is no other, nobody was.
 * @param rows hearth.db of the copy
 */
export async function peopleGone(
  snapshots: readonly Snapshot[],
  chosen: Manifest,
  rows: string,
): Promise<string[]> {
  const later = snapshots
    .filter(({ manifest }) => manifest?.instanceId === chosen.instanceId)
    .filter((snapshot) => numberOf(snapshot) > chosen.number)
    .toSorted((a, b) => numberOf(b) - numberOf(a))
  for (const snapshot of later) {
    const still = await peopleOf(snapshot)
    if (still.length > 0) return peopleIn(rows).filter((id) => !still.includes(id))
  }
  return []
}

/** Nobody: they cannot be told. */
async function peopleOf({ dir, manifest }: Snapshot): Promise<string[]> {
  const path = join(dir, 'hearth.db')
  const listed = manifest?.files.find((file) => file.path === 'hearth.db')
  if (listed === undefined || (await hashFile(path))?.hash !== listed.hash) return []
  try {
    return peopleIn(path)
  } catch {
    return []
  }
}
