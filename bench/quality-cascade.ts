/**
 * What the whole way costs in looks: variants from one decode, as Hearth makes them, and from three,
 * the usual way, each against the same picture shrunk from all its pixels. Prints a table as Markdown
 * for docs/image-quality.md. Run: node bench/quality-cascade.ts
 */
import sharp, { type KernelEnum, type Raw, type Sharp } from 'sharp'
import { ssim } from 'ssim.js'
import { planVariants, type VariantPlan } from '../server/media/processing/variant-plan.ts'
import { pictures } from './quality-pictures.ts'

type Pixels = { data: Buffer; info: Raw }
type Score = { bytes: number; ssim: number }

const usual = { thumb: 80, medium: 85, large: 90 }
const kernels: (keyof KernelEnum)[] = ['lanczos3', 'cubic', 'mitchell', 'linear']

sharp.cache(false)
const weber = { ssim: 'weber' } as const
const table = new Map<string, Score[]>()
for (const { image } of await pictures()) {
  const photo = await sharp(image)
    .resize(4000, 3000, { fit: 'fill' })
    .jpeg({ quality: 90 })
    .toBuffer()
  const all = await raw(sharp(photo))
  for (const plan of planVariants(4000, 3000, 'image/jpeg')) {
    const reference = await seen(await shrink(from(all), plan).png().toBuffer())
    const note = async (way: string, made: Buffer) => {
      const score = { bytes: made.length, ssim: ssim(reference, await seen(made), weber).mssim }
      const key = `${plan.name} | ${way}`
      table.set(key, [...(table.get(key) ?? []), score])
    }
    const quality = usual[plan.name]
    await note(
      'a decode of its own, effort 4',
      await shrink(sharp(photo), plan).webp({ quality }).toBuffer(),
    )
    for (const kernel of kernels)
      await note(`one decode, ${kernel}`, await cascade(photo, plan, kernel))
  }
}
console.log('| variant | way | bytes | SSIM |\n|---|---|---|---|')
for (const [key, scores] of table) {
  const total = (of: keyof Score) => scores.reduce((sum, score) => sum + score[of], 0)
  console.log(`| ${key} | ${total('bytes')} | ${(total('ssim') / scores.length).toFixed(5)} |`)
}

async function cascade(
  photo: Buffer,
  plan: VariantPlan,
  kernel: keyof KernelEnum,
): Promise<Buffer> {
  const frame = await raw(sharp(photo).resize(1920, 1920, { fit: 'inside', kernel }))
  const source =
    plan.name === 'large' ? frame : await raw(from(frame).resize(800, 800, { fit: 'inside' }))
  return shrink(from(source), plan).webp(plan.webp).toBuffer()
}

function shrink(image: Sharp, { width, height, fit }: VariantPlan): Sharp {
  return image.resize(width, height, { fit })
}

function from({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: info })
}

function raw(image: Sharp): Promise<Pixels> {
  return image.removeAlpha().raw().toBuffer({ resolveWithObject: true }) as Promise<Pixels>
}

async function seen(image: Buffer) {
  const { data, info } = await sharp(image)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
}
