import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputInfo } from 'sharp'
import sharp from './bounded-sharp.ts'
import { readExif } from './exif.ts'
import { openHeic } from './heic.ts'
import { type Bounds, decodeTolerantly, openPicture, type Picture } from './picture.ts'
import { placeholderOf } from './placeholder.ts'
import type { IngestResult, IngestTask, Request, VariantName } from './task.ts'
import { frameSide, planVariants, type VariantPlan } from './variant-plan.ts'
import { writeWhole } from './whole-file.ts'

/** Decoded pixels, sRGB, upright, at most 1920 a side. */
export type Frame = { pixels: Buffer; info: OutputInfo }

/** sharp's own limit: 16383 × 16383. */
const maxPixels = 268_402_689

/**
 * Everything Hearth wants to know about an image and its variants, from one decode.
 * `announce` is called for each variant when its file is in place, the thumbnail first.
 */
export async function ingest(
  task: IngestTask,
  { heic, timeoutMs }: Pick<Request, 'heic' | 'timeoutMs'>,
  announce: (name: VariantName, size: number) => void,
): Promise<IngestResult> {
  const bounds: Bounds = { maxPixels, timeoutMs }
  await using picture = await open(task, bounds, heic)
  const { value: frame, damaged } = await decodeTolerantly((failOn) => decodeFrame(picture, failOn))
  await mkdir(task.outDir, { recursive: true, mode: 0o700 })
  const plans = planVariants(picture.width, picture.height, task.mimeType)
  const variants = await makeVariants(frame, plans, task.outDir, announce)
  const exif = await readExif(picture.exif)
  return {
    width: picture.width,
    height: picture.height,
    format: picture.format,
    hasAlpha: picture.hasAlpha,
    ...(picture.pages > 1 && { pages: picture.pages }),
    ...exif,
    placeholder: await placeholderOf(frame),
    variants,
    ...(damaged && { damaged }),
  }
}
