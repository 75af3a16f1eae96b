import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { planVariants, type VariantPlan } from '../../server/media/processing/variant-plan.ts'
import { inParallel } from '../harness/http.ts'
import { answerQuestions } from '../harness/worker.ts'

export type SharpTask =
  /** Each photo decoded once, the variants made from that, in Hearth's own sizes and efforts. */
  | { kind: 'cascade'; photos: string[]; out: string; atOnce: number }
  /** Each variant from a decode of its own, the contract's quality at sharp's default effort: the usual way. */
  | { kind: 'three decodes'; photos: string[]; out: string; atOnce: number }
  | { kind: 'thumbnail'; photo: string; out: string }
  | { kind: 'transform'; photo: string; effort?: number }

sharp.cache(false)

/** Ours make up for lower efforts: docs/image-quality.md. */
const contractQualities = { thumb: 80, medium: 85, large: 90 }

const sizes = planVariants(4000, 3000, 'image/jpeg')

/** sharp and nothing else: no children, no flush, no database. Answers milliseconds. */
answerQuestions<SharpTask, number>(async (task) => {
  const begin = performance.now()
  if (task.kind === 'transform') await transform(task.photo, task.effort)
  else if (task.kind === 'thumbnail') await thumbnail(task.photo, task.out)
  else {
    const { photos, out, atOnce } = task
    const make = task.kind === 'cascade' ? cascade : threeDecodes
    await inParallel(photos.length, atOnce, (at) => make(photos[at] ?? '', join(out, `${at}`)))
  }
  return performance.now() - begin
})

async function cascade(photo: string, out: string): Promise<void> {
  const frame = await decodeOnce(photo)
  for (const plan of sizes)
    await variant(frame(), plan).webp(plan.webp).toFile(`${out}-${plan.name}`)
}

async function threeDecodes(photo: string, out: string): Promise<void> {
  for (const plan of sizes) {
    const quality = contractQualities[plan.name]
    await variant(sharp(photo).rotate(), plan).webp({ quality }).toFile(`${out}-${plan.name}`)
  }
}

async function thumbnail(photo: string, out: string): Promise<void> {
  const [plan] = sizes
  if (!plan) throw new Error('no variant is planned')
  const frame = await decodeOnce(photo)
  await variant(frame(), plan).webp(plan.webp).toFile(out)
}

function transform(photo: string, effort = 4): Promise<Buffer> {
  return sharp(photo)
    .rotate()
    .resize(400, 300, { fit: 'inside' })
    .webp({ quality: 85, effort })
    .toBuffer()
}

async function decodeOnce(photo: string): Promise<() => Sharp> {
  const { data, info } = await sharp(photo)
    .rotate()
    .resize(1920, 1920, { fit: 'inside', withoutEnlargement: true, kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return () => sharp(data, { raw: { width, height, channels } })
}

function variant(image: Sharp, { width, height, fit }: VariantPlan): Sharp {
  return image.resize(width, height, { fit, withoutEnlargement: true })
}
