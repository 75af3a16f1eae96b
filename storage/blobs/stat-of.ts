import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'

/** null: there is none. */
export async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export async function sizeOf(path: string): Promise<number | null> {
  return (await statOf(path))?.size ?? null
}
