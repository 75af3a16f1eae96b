import { readRepository } from './repository.ts'
import { listSnapshots } from './snapshots.ts'

/** A copy, for a list of them. */
export type BackupCopy = {
  name: string
  /** null: it cannot be told. */
  at: number | null
  whole: boolean
  proven: boolean
  /** Originals that are not in it. */
  lost: number
  people: number
  media: number
  bytes: number
}

/** What copies a folder holds, the newest first. @throws FOREIGN_FOLDER, NEWER_FORMAT, DAMAGED */
export async function listBackups(
  place: string,
): Promise<{ place: string; instanceId: string; copies: BackupCopy[] }> {
  const repository = await readRepository(place)
  const snapshots = await listSnapshots(repository)
  const copies = snapshots.map(({ name, manifest, whole }) => ({
    name,
    at: manifest?.startedAt ?? null,
    whole,
    proven: whole && (manifest?.proven ?? false),
    lost: manifest?.lost.length ?? 0,
    people: manifest?.people ?? 0,
    media: manifest?.media ?? 0,
    bytes: manifest?.blobs.bytes ?? 0,
  }))
  return { place: repository.dir, instanceId: repository.instanceId, copies }
}
