import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readExif } from './exif.ts'
import { decodeFrame, frameSide, pixelsOf, shrinkFrame, type Frame } from './frame.ts'
import { isHeic, openHeic } from './heic.ts'
import { type Bounds, decodeTolerantly, openPicture } from './picture.ts'
import { placeholderOf } from './placeholder.ts'
import type { IngestResult, IngestTask, Request, VariantName } from './task.ts'
import { mediumSide, planVariants, type VariantPlan } from './variant-plan.ts'
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
  const small = await shrinkFrame(frame, mediumSide)
  const plans = planVariants(picture.width, picture.height, task.mimeType)
  const { sizes, written } = await makeVariants({ frame, small }, plans, task.outDir, announce)
  // While the disk takes the last and largest of them.
  const exif = await readExif(await picture.exif())
  const placeholder = await placeholderOf(small)
  await written
  return {
    width: picture.width,
    height: picture.height,
    format: picture.format,
    hasAlpha: picture.hasAlpha,
    ...(picture.pages > 1 && { pages: picture.pages }),
    ...exif,
    placeholder,
    variants: sizes,
    ...(damaged && { damaged }),
  }
}

type Frames = { frame: Frame; small: Frame }

/** `sizes` is complete once `written` resolves. */
type Made = { sizes: IngestResult['variants']; written: Promise<void> }

/** While one is written and flushed the next is encoded already. */
async function makeVariants(
  frames: Frames,
  plans: VariantPlan[],
  outDir: string,
  announce: (name: VariantName, size: number) => void,
): Promise<Made> {
  const sizes: IngestResult['variants'] = {}
  let written: Promise<void> = Promise.resolve()
  for (const plan of plans) {
    const bytes = await encode(sourceFor(plan, frames), plan)
    await written
    written = keep(plan.name, bytes)
    written.catch(() => {}) // it is looked at, but not before the next is encoded
  }
  return { sizes, written }

  async function keep(name: VariantName, bytes: Buffer): Promise<void> {
    const size = await writeWhole(join(outDir, `${name}.webp`), bytes)
    sizes[name] = size
    announce(name, size)
  }
}

/** The smaller frame where it has at least twice the pixels a side; a panorama's may not. */
function sourceFor(plan: VariantPlan, { frame, small }: Frames): Frame {
  if (plan.name === 'large') return frame
  if (plan.name === 'medium') return small
  return Math.min(small.info.width, small.info.height) >= 2 * plan.width ? small : frame
}

function encode(source: Frame, { width, height, fit, webp }: VariantPlan): Promise<Buffer> {
  return pixelsOf(source)
    .resize(width, height, { fit, withoutEnlargement: true })
    .webp(webp)
    .toBuffer()
}
