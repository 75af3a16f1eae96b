import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { staysBehind } from './copy.ts'

/** `odd`: something in it that is neither a file nor a folder, or null. */
export type Measure = { bytes: number; odd: string | null }

/**
 * How much there is to move, while a server may be at work in it: what goes meanwhile counts nothing.
 * Sixteen folders at a time, because a slow disk answers many questions as fast as one.
 * @throws where something cannot be read
 */
export async function measureFolder(root: string): Promise<Measure> {
  await readdir(root)
  const measure: Measure = { bytes: 0, odd: null }
  const waiting = ['']
  while (waiting.length > 0) {
    const inner = await Promise.all(waiting.splice(-16).map((dir) => look(root, dir, measure)))
    waiting.push(...inner.flat())
  }
  return measure
}

async function look(root: string, dir: string, measure: Measure): Promise<string[]> {
  const entries = await readdir(join(root, dir), { withFileTypes: true }).catch(gone)
  const folders: string[] = []
  for (const entry of entries ?? []) {
    const path = join(dir, entry.name)
    if (dir === '' && staysBehind.has(entry.name)) continue
    if (entry.isDirectory()) folders.push(path)
    else if (entry.isFile()) measure.bytes += (await lstat(join(root, path)).catch(gone))?.size ?? 0
    else measure.odd ??= path
  }
  return folders
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
