import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { HearthError } from '../error.ts'
import { explained } from '../failure.ts'
import type { CachedFile, TransformCache } from './derived.ts'

export type TransformCacheDeps = {
  root: string
  sqlite: Database
  capBytes: number
  now: () => number
  newId: () => string
  write: <T>(op: () => T) => Promise<T>
}

/** Uses remembered before they are written down: a read must not cost a flush. */
const usesPerWrite = 200

/**
 * Files in cache/, their index in the database. A file without a row is swept, a row without its
 * file is forgotten when it is asked for: nothing here needs to survive.
 */
export function createTransformCache(deps: TransformCacheDeps) {
  const { root, sqlite, capBytes, now, newId, write } = deps
  const temporaries = join(root, 'incoming')
  const find = sqlite.prepare<[string], Entry>('SELECT type, size FROM cache_entry WHERE key = ?')
  const store = sqlite.prepare<[string, string, number, number]>(
    `INSERT INTO cache_entry (key, type, size, used_at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET type = excluded.type, size = excluded.size, used_at = excluded.used_at`,
  )
  const touch = sqlite.prepare<[number, string]>('UPDATE cache_entry SET used_at = ? WHERE key = ?')
  const forget = sqlite.prepare<[string]>('DELETE FROM cache_entry WHERE key = ?')
  const oldest = sqlite.prepare<[], { key: string; size: number }>(
    'SELECT key, size FROM cache_entry ORDER BY used_at, key LIMIT 100',
  )
  const sum = sqlite.prepare<[], { count: number; size: number }>(
    'SELECT count(*) AS count, coalesce(sum(size), 0) AS size FROM cache_entry',
  )
  const used = new Map<string, number>()
  let total: number | null = null
  let evicting: Promise<void> | null = null

  const cache: TransformCache = {
    async get(key) {
      const entry = find.get(key)
      if (entry === undefined) return null
      const path = pathOf(key)
      if ((await sizeOf(path)) !== entry.size) {
        await drop([{ key, size: entry.size }])
        return null
      }
      noteUse(key)
      return { path, ...entry }
    },
    async put(key, type, content) {
      const file = await explained(async () =>
        moveIn(key, typeof content === 'string' ? content : await spill(content)),
      )
      const before = find.get(key)?.size ?? 0
      total = size() + file - before
      await write(() => void store.run(key, type, file, now()))
      used.delete(key)
      await evict()
      return { path: pathOf(key), size: file, type }
    },
    stats: () => ({ ...counted(), capBytes }),
    clear,
    temporary: () => join(temporaries, newId()),
  }
  return { ...cache, flushUses, clearTemporaries, sweep }

  function pathOf(key: string): string {
    if (!/^[0-9a-f]{16,128}$/.test(key)) {
      throw new HearthError('VALIDATION', 'Not a key of the cache.', { field: 'key' })
    }
    return join(root, key.slice(0, 2), key)
  }

  async function spill(bytes: Uint8Array): Promise<string> {
    const path = join(temporaries, newId())
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(bytes).finally(() => file.close())
    return path
  }

  /** Flushed before it gets its name, or a power cut leaves an empty file to be served. */
  async function moveIn(key: string, temporary: string): Promise<number> {
    const path = pathOf(key)
    const file = await open(temporary, 'r+')
    await file.sync().finally(() => file.close())
    const { size: bytes } = await stat(temporary)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(temporary, path)
    return bytes
  }

  /** When the disk cannot take it, a wrong order of eviction is the least trouble. */
  function noteUse(key: string): void {
    used.set(key, now())
    if (used.size >= usesPerWrite) flushUses().catch(() => {})
  }

  async function flushUses(): Promise<void> {
    const uses = [...used]
    used.clear()
    if (uses.length === 0) return
    await write(() => {
      for (const [key, at] of uses) touch.run(at, key)
    })
  }

  function evict(): Promise<void> {
    if (size() <= capBytes) return Promise.resolve()
    evicting ??= shrink().finally(() => {
      evicting = null
    })
    return evicting
  }

  async function shrink(): Promise<void> {
    await flushUses()
    while (size() > capBytes) {
      const first = oldest.all()
      if (first.length === 0) {
        total = 0
        return
      }
      let excess = size() - capBytes
      await drop(first.filter((entry) => excess > 0 && ((excess -= entry.size), true)))
    }
  }

  /** Files first: what a crash leaves is a row without a file, which get() forgets. */
  async function drop(entries: { key: string; size: number }[]): Promise<void> {
    for (const { key } of entries) await rm(pathOf(key), { force: true })
    await write(() => {
      for (const { key } of entries) forget.run(key)
    })
    total = null
  }

  /** Everything: whose a transform is cannot be told from its key. */
  async function clear(): Promise<void> {
    for (let entries = oldest.all(); entries.length > 0; entries = oldest.all()) await drop(entries)
  }

  function size(): number {
    total ??= counted().size
    return total
  }

  function counted(): { count: number; size: number } {
    return sum.get() ?? { count: 0, size: 0 }
  }

  /** At start, when nobody has one. */
  async function clearTemporaries(): Promise<void> {
    await rm(temporaries, { recursive: true, force: true })
    await mkdir(temporaries, { recursive: true, mode: 0o700 })
  }

  /** Removes files no row names: leftovers of a crash. One put this moment is at worst made again. */
  async function sweep(): Promise<void> {
    for (const folder of await readdir(root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const key of await readdir(join(root, folder))) {
        if (find.get(key) === undefined) await rm(join(root, folder, key), { force: true })
      }
    }
  }
}

type Entry = Pick<CachedFile, 'type' | 'size'>

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  )
}
