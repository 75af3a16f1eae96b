import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '../folder/flush.ts'
import { cleanCopy, outdatedWraps } from '../vault/index.ts'
import { copyHashed, hashFile } from './copy-file.ts'
import { writeManifest, type CopiedFile, type Manifest } from './manifest.ts'
import type { Repository } from './repository.ts'
import { peopleIn } from './restored-rows.ts'
import { listSnapshots, type Snapshot } from './snapshots.ts'

/**
 * Takes out of older copies what opens no vault any more: wraps of who is in zero-knowledge mode since, or
 * has left. Only out of copies of the very same house, and nobody who still has an account: a vault that is
 * missing may have been lost. The cleaned vault.db has a name of its own, so that the list names one that is
 * whole at any moment. What cannot be done today (a full disk, a damaged copy) the next copy tries again.
 */
export async function cleanOlder(
  repository: Repository,
  newest: string,
  step: (name: string) => void,
): Promise<void> {
  const snapshots = await listSnapshots(repository)
  const now = snapshots.find(({ name }) => name === newest)
  const latest = vaultOf(now)
  if (now === undefined || latest === null) return
  const here = new Set(peopleIn(join(now.dir, 'hearth.db')))
  if (here.size === 0) return
  const outdated = (vault: string) => outdatedWraps(vault, latest.path, (id) => here.has(id))
  for (const snapshot of snapshots) {
    const { name, manifest } = snapshot
    if (name === newest || manifest === null) continue
    if (manifest.instanceId !== now.manifest?.instanceId) continue
    await cleanSnapshot(repository, snapshot, manifest, outdated, step).catch(() => {})
  }
}

type Vault = { file: CopiedFile; path: string }

function vaultOf(snapshot: Snapshot | undefined): Vault | null {
  const file = snapshot?.manifest?.files.find(({ path, as = path }) => as === 'vault.db')
  return file === undefined || snapshot === undefined
    ? null
    : { file, path: join(snapshot.dir, file.path) }
}

async function cleanSnapshot(
  repository: Repository,
  snapshot: Snapshot,
  manifest: Manifest,
  outdated: (vault: string) => ReturnType<typeof outdatedWraps>,
  step: (name: string) => void,
): Promise<void> {
  const vault = vaultOf(snapshot)
  if (vault === null) return
  await sweepFormer(snapshot, vault.file.path)
  const people = outdated(vault.path)
  if (people.length === 0) return
  const work = join(repository.unfinished, `vault-${snapshot.name}.db`)
  await rm(work, { force: true })
  if ((await copyHashed(vault.path, work))?.hash !== vault.file.hash) return
  cleanCopy(work, people)
  const cleaned = await hashFile(work)
  if (cleaned === null) return
  const path = `vault-${manifest.number}-${cleaned.hash.slice(0, 8)}.db`
  step('clean:name')
  await rename(work, join(snapshot.dir, path))
  await flushFolder(snapshot.dir)
  const files = manifest.files.map((file) =>
    file === vault.file ? { path, ...cleaned, as: 'vault.db' } : file,
  )
  step('clean:list')
  await writeManifest(snapshot.dir, { ...manifest, files })
  await flushFolder(snapshot.dir)
  step('clean:former')
  await sweepFormer(snapshot, path)
}

/** Those that the list does not name any more, or not yet. */
async function sweepFormer({ dir }: Snapshot, named: string): Promise<void> {
  for (const name of await readdir(dir))
    if (/^vault(-.+)?\.db(-journal)?$/.test(name) && name !== named)
      await rm(join(dir, name), { force: true })
}
