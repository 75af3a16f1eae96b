import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createDecoderPool, type DecoderPool, type RunOptions } from './decoder-pool.ts'
import type { DecoderPoolOptions } from './decoder-pool.ts'
import { sniffType } from './sniff.ts'
import type { IngestResult, TransformTask, VariantName } from './task.ts'

/** What came of one file. */
export type Developed = {
  result: IngestResult
  announced: VariantName[]
  outDir: string
  /** The variant's bytes. */
  read(name: VariantName): Promise<Buffer>
  /** Its pixels, [red, green, blue, alpha] at a place given in shares of its sides. */
  colourAt(name: VariantName, x: number, y: number): Promise<number[]>
}

/** Test support: a real pool over a temporary folder. */
export async function createStudio(options: Partial<DecoderPoolOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-studio-'))
  const pool: DecoderPool = createDecoderPool({ size: 2, ...options })
  let count = 0

  async function put(bytes: Uint8Array): Promise<string> {
    const path = join(dir, `blob-${count++}`)
    await writeFile(path, bytes)
    return path
  }

  /** Sniffs as an upload does, unless told what to believe. */
  async function ingest(
    bytes: Uint8Array,
    mimeType?: string,
    run: RunOptions = {},
  ): Promise<Developed> {
    const source = await put(bytes)
    const outDir = `${source}.derived`
    const announced: VariantName[] = []
    const believed = mimeType ?? (await sniffType(bytes)).mimeType
    const result = await pool.run(
      { type: 'ingest', source, mimeType: believed, outDir },
      { ...run, onVariant: (name) => announced.push(name) },
    )
    const read = (name: VariantName) => readFile(join(outDir, `${name}.webp`))
    const colourAt = async (name: VariantName, x: number, y: number) =>
      pixel(await read(name), x, y)
    return { result, announced, outDir, read, colourAt }
  }

  async function transform(
    bytes: Uint8Array,
    asked: Partial<TransformTask> = {},
    run: RunOptions = {},
  ) {
    const source = await put(bytes)
    const { mimeType } = await sniffType(bytes)
    const out = `${source}.out`
    const usual = { sourceIsVariant: false, fit: 'inside', format: 'webp', quality: 85 } as const
    const task: TransformTask = { type: 'transform', source, mimeType, out, ...usual, ...asked }
    const result = await pool.run(task, run)
    return { result, bytes: await readFile(out) }
  }

  return {
    dir,
    pool,
    put,
    ingest,
    transform,
    files: (folder: string) => readdir(folder).catch(() => [] as string[]),
    async close() {
      await pool.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type Studio = Awaited<ReturnType<typeof createStudio>>

/** [red, green, blue, alpha] at a place given in shares of the sides. */
export async function pixel(image: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(image)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const column = Math.min(info.width - 1, Math.floor(x * info.width))
  const row = Math.min(info.height - 1, Math.floor(y * info.height))
  const at = (row * info.width + column) * 4
  return [...data.subarray(at, at + 4)]
}
