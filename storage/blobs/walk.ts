import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The names two folders below `root`, in order, a folder at a time. A folder that vanishes is skipped. */
export async function* walk(root: string): AsyncIterable<{ dir: string; name: string }> {
  for (const ab of await names(root)) {
    for (const cd of await names(join(root, ab))) {
      const dir = join(root, ab, cd)
      for (const name of await names(dir)) yield { dir, name }
    }
  }
}

async function names(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).toSorted()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
