import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Sharp } from 'sharp'
import { isHeic, openHeic } from './heic.ts'
import { type Bounds, decodeTolerantly, openPicture, type Picture } from './picture.ts'
import type { Request, TransformFormat, TransformResult, TransformTask } from './task.ts'
import { boxFor } from './transform-box.ts'
import { writeWhole } from './whole-file.ts'

/** Ad hoc questions get less than ingest: 100 MP. */
const maxPixels = 100_000_000

/** One picture in the size and format somebody asked for, never larger than it is. */
export async function transform(
  task: TransformTask,
  { heic, timeoutMs }: Pick<Request, 'heic' | 'timeoutMs'>,
): Promise<TransformResult> {
  const picture = await openFor(task, { maxPixels, timeoutMs }, heic)
  const { value } = await decodeTolerantly((failOn) => render(picture, task, failOn))
  await mkdir(dirname(task.out), { recursive: true, mode: 0o700 })
  const size = await writeWhole(task.out, value.data)
  return { size, format: task.format, width: value.info.width, height: value.info.height }
}

function openFor(task: TransformTask, bounds: Bounds, by: Request['heic']): Promise<Picture> {
  const { source, mimeType, sourceIsVariant, width, height } = task
  if (sourceIsVariant) return openPicture(source, 'image/webp', bounds)
  if (!isHeic(mimeType)) return openPicture(source, mimeType, bounds)
  const exactSides = task.fit === 'inside' ? Math.max(width ?? 0, height ?? 0) : 0
  return openHeic(source, mimeType, bounds, { by, ...(exactSides > 0 && { side: exactSides }) })
}

function render(picture: Picture, task: TransformTask, failOn: 'error' | 'none') {
  const resized = picture.decode(failOn).resize({
    ...boxFor(picture, task),
    fit: task.fit,
    withoutEnlargement: true,
    background: task.format === 'jpeg' ? white : transparent,
  })
  const flat = task.format === 'jpeg' ? resized.flatten({ background: white }) : resized
  return encodeAs(task.format, flat.toColourspace('srgb'), task.quality).toBuffer({
    resolveWithObject: true,
  })
}

const white = '#ffffff'
const transparent = { r: 0, g: 0, b: 0, alpha: 0 }

/** Efforts are chosen for somebody who waits: docs/image-quality.md. */
function encodeAs(format: TransformFormat, image: Sharp, quality: number): Sharp {
  if (format === 'webp') return image.webp({ quality, effort: 2 })
  if (format === 'jpeg') return image.jpeg({ quality })
  if (format === 'avif') return image.avif({ quality, effort: 1 })
  return image.png()
}
