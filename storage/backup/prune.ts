import { existsSync } from 'node:fs'
import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { isHash } from '../blobs/places.ts'
import { walk } from '../blobs/walk.ts'
import { openDatabaseForReading } from '../database/connection.ts'
import type { Repository } from './repository.ts'
import { outdated } from './retention.ts'
import { isSnapshotName, listSnapshots } from './snapshots.ts'

/**
 * Ends copies that have had their time, then the originals that no copy names any more. A copy is first
 * taken out of the list, in one rename; what is left of one that was cut off there is swept with the rest.
 * @returns how many copies and how many originals went
 */
export async function prune(
  repository: Repository,
  step: (name: string) => void,
): Promise<{ snapshots: number; blobs: number }> {
  const old = outdated(await listSnapshots(repository))
  for (const { name, dir } of old) {
    step('prune:snapshot')
    await rename(dir, join(repository.unfinished, `old-${name}`))
    await rm(join(repository.unfinished, `old-${name}`), { recursive: true, force: true })
  }
  if (old.length === 0) return { snapshots: 0, blobs: 0 }
  return { snapshots: old.length, blobs: await sweep(repository, step) }
}

/** Nothing goes where a single copy cannot say what it names. */
async function sweep(repository: Repository, step: (name: string) => void): Promise<number> {
  const names = (await readdir(repository.snapshots)).toSorted()
  const copies = open(await rowsIn(repository.snapshots, names))
  if (copies === null) return 0
  try {
    const named = copies.map((copy) => copy.prepare('SELECT 1 FROM blob WHERE hash = ?').pluck())
    const isNamed = (hash: string) => named.some((statement) => statement.get(hash) !== undefined)
    let swept = 0
    for await (const { dir, name } of walk(repository.blobs)) {
      const hash = name.replace(/\.damaged$/, '')
      if (!isHash(hash) || (hash === name && isNamed(hash))) continue
      // A copy that came meanwhile was not asked. Only one is made at a time, but people move folders.
      const now = (await readdir(repository.snapshots)).toSorted()
      if (now.join() !== names.join()) return swept
      step('prune:blob')
      await rm(join(dir, name), { force: true })
      await rmdir(dir).catch(() => {})
      await rmdir(dirname(dir)).catch(() => {})
      swept++
    }
    return swept
  } finally {
    for (const copy of copies) copy.close()
  }
}

/** Of every copy in there, whatever people have called it, or which folder they have put it in. */
async function rowsIn(snapshots: string, names: readonly string[]): Promise<string[]> {
  const all = await readdir(snapshots, { recursive: true })
  const rows = all.filter((path) => basename(path) === 'hearth.db')
  const linked = names.map((name) => join(name, 'hearth.db'))
  // One of ours without rows cannot answer, and says so when it is opened.
  const asked = linked.filter(
    (path) => isSnapshotName(dirname(path)) || existsSync(join(snapshots, path)),
  )
  return [...new Set([...rows, ...asked])].map((path) => join(snapshots, path))
}

function open(paths: string[]): Database[] | null {
  const opened: Database[] = []
  try {
    for (const path of paths) {
      const copy = openDatabaseForReading(path)
      opened.push(copy)
      // A database that is damaged says so here.
      copy.prepare('SELECT count(*) FROM blob').get()
    }
    return opened
  } catch {
    for (const copy of opened) copy.close()
    return null
  }
}
