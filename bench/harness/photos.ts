import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { photo } from '../../server/media/processing/fixtures.ts'

const folder = join(tmpdir(), 'hearth-bench-photos')

export type Size = { width: number; height: number; quality?: number }

export const twelveMegapixels: Size = { width: 4000, height: 3000 }

/** Paths of different photos, made once and kept for the next run. */
export async function photoFiles(count: number, size: Size = twelveMegapixels): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths = []
  for (let seed = 1; seed <= count; seed++) paths.push(await photoFile(size, seed))
  return paths
}

async function photoFile({ width, height, quality = 88 }: Size, seed: number): Promise<string> {
  const path = join(folder, `${width}x${height}-q${quality}-${seed}.jpg`)
  const made = await readFile(path).catch(() => null)
  if (made) return path
  await writeFile(`${path}.part`, await photo({ width, height, quality, seed }))
  await rename(`${path}.part`, path)
  return path
}

/** The same picture in other bytes, so that Hearth has never seen it: decoders stop before its end. */
export function unseen(photo: Buffer): Buffer {
  return Buffer.concat([photo, randomBytes(16)])
}
