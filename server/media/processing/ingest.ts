import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readExif } from './exif.ts'
import { decodeFrame, frameSide, type Frame, pixelsOf } from './frame.ts'
import { isHeic, openHeic } from './heic.ts'
import { type Bounds, decodeTolerantly, openPicture } from './picture.ts'
import { placeholderOf } from './placeholder.ts'
import type { IngestResult, IngestTask, Request, VariantName } from './task.ts'
import { planVariants, type VariantPlan } from './variant-plan.ts'
import { writeWhole } from './whole-file.ts'

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
  const picture = isHeic(task.mimeType)
    ? await openHeic(task.source, task.mimeType, bounds, { by: heic, side: frameSide })
    : await openPicture(task.source, task.mimeType, bounds)
  const { value: frame, damaged } = await decodeTolerantly((failOn) => decodeFrame(picture, failOn))
  await mkdir(task.outDir, { recursive: true, mode: 0o700 })
  const plans = planVariants(picture.width, picture.height, task.mimeType)
  const variants = await makeVariants(frame, plans, task.outDir, announce)
  const exif = await readExif(await picture.exif())
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

/** While one is written and flushed the next is encoded already. */
async function makeVariants(
  frame: Frame,
  plans: VariantPlan[],
  outDir: string,
  announce: (name: VariantName, size: number) => void,
): Promise<IngestResult['variants']> {
  const kept: Promise<[VariantName, number]>[] = []
  for (const plan of plans) {
    const bytes = await encode(frame, plan)
    const written = writeWhole(join(outDir, `${plan.name}.webp`), bytes)
    kept.push(written.then((size) => (announce(plan.name, size), [plan.name, size])))
  }
  return Object.fromEntries(await Promise.all(kept))
}

function encode(frame: Frame, { width, height, fit, webp }: VariantPlan): Promise<Buffer> {
  return pixelsOf(frame)
    .resize(width, height, { fit, withoutEnlargement: true })
    .webp(webp)
    .toBuffer()
}
