/**
 * Which WebP settings are no worse than effort 4 and at most 8 % larger? Prints a table as Markdown;
 * the choice it led to is in server/media/processing/variant-plan.ts, the reasons in
 * docs/image-quality.md. Run: node bench/quality.ts [--only=medium] [candidate …]
 */
import { parseArgs } from 'node:util'
import sharp, { type PresetEnum, type WebpOptions } from 'sharp'
import { ssim } from 'ssim.js'
import { pictures } from './quality-pictures.ts'

type Raw = { data: Buffer; width: number; height: number }
type Score = { bytes: number; psnr: number; ssim: number; ms: number }

const variants = [
  { name: 'thumb', width: 200, height: 200, fit: 'cover', quality: 80 },
  { name: 'medium', width: 800, height: 800, fit: 'inside', quality: 85 },
  { name: 'large', width: 1920, height: 1920, fit: 'inside', quality: 90 },
] as const

/** 'e2', 'e0+1' (one more point of quality), 'e1:smart' (smartSubsample), 'e0:drawing' (preset); the first is the yardstick. */
const { values: flags, positionals: asked } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})
const candidates = ['e4', ...(asked.length > 0 ? asked : ['e0', 'e1', 'e2', 'e3', 'e0+1', 'e1+1'])]

sharp.cache(false)
sharp.concurrency(1)

const frames = await Promise.all(
  (await pictures()).map(async ({ name, image }) => ({ name, image })),
)
for (const variant of variants.filter(({ name }) => !flags.only || name === flags.only)) {
  const table = new Map<string, Score[]>()
  for (const { name, image } of frames) {
    const reference = await shrink(image, variant)
    const scores = await scoreAll(reference, variant.quality)
    for (const [candidate, score] of scores) {
      table.set(candidate, [...(table.get(candidate) ?? []), score])
    }
    print(`${variant.name} ${name}`, new Map([...scores].map(([key, score]) => [key, [score]])))
  }
  print(`**${variant.name}, all pictures**`, table)
}

async function shrink(image: Buffer, variant: (typeof variants)[number]): Promise<Raw> {
  const { width, height, fit } = variant
  const frame = await sharp(image).resize(1920, 1920, { fit: 'inside' }).png().toBuffer()
  const { data, info } = await sharp(frame)
    .resize(width, height, { fit })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function scoreAll(reference: Raw, quality: number): Promise<Map<string, Score>> {
  const scores = new Map<string, Score>()
  for (const candidate of candidates) {
    scores.set(candidate, await score(reference, optionsOf(candidate, quality)))
  }
  return scores
}

function optionsOf(candidate: string, quality: number): WebpOptions {
  const [, effort, preset, more] = /^e(\d)(?::(\w+))?(?:([+-]\d+))?$/.exec(candidate) ?? []
  if (effort === undefined) throw new Error(`not a candidate: ${candidate}`)
  return {
    effort: Number(effort),
    quality: quality + Number(more ?? 0),
    ...(preset === 'smart' && { smartSubsample: true }),
    ...(preset !== undefined &&
      preset !== 'smart' && { preset: preset as PresetEnum[keyof PresetEnum] }),
  }
}

async function score(reference: Raw, options: WebpOptions): Promise<Score> {
  const { width, height } = reference
  const encode = () =>
    sharp(reference.data, { raw: { width, height, channels: 3 } })
      .webp(options)
      .toBuffer()
  const times: number[] = [] // of the processor, ms
  let webp = Buffer.alloc(0)
  for (let run = 0; run < 2; run++) {
    const start = process.cpuUsage()
    webp = await encode()
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  const decoded = await sharp(webp).removeAlpha().raw().toBuffer()
  return {
    bytes: webp.length,
    psnr: psnr(reference.data, decoded),
    ssim: ssim(await rgba(reference.data, reference), await rgba(decoded, reference)).mssim,
    ms: Math.min(...times),
  }
}

function psnr(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
  return 10 * Math.log10((255 * 255 * a.length) / Math.max(sum, 1))
}

async function rgba(data: Buffer, { width, height }: Raw) {
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return { data: new Uint8ClampedArray(pixels), width, height }
}

/** Sizes and times as ratios to the yardstick, PSNR and SSIM as differences from it. */
function print(title: string, table: Map<string, Score[]>): void {
  const yardstick = table.get('e4') ?? []
  console.log(`\n${title}\n\n| | bytes | PSNR dB | SSIM | time |\n|---|---|---|---|---|`)
  for (const [candidate, scores] of table) {
    const ratio = (key: 'bytes' | 'ms') => (sum(scores, key) / sum(yardstick, key)).toFixed(3)
    const difference = (key: 'psnr' | 'ssim', digits: number) =>
      ((sum(scores, key) - sum(yardstick, key)) / scores.length).toFixed(digits)
    const cells = [ratio('bytes'), difference('psnr', 2), difference('ssim', 5), ratio('ms')]
    const first = `| ${candidate} | ${sum(scores, 'bytes')} | ${(sum(scores, 'psnr') / scores.length).toFixed(2)} | ${(sum(scores, 'ssim') / scores.length).toFixed(5)} | ${sum(scores, 'ms').toFixed(0)} ms |`
    console.log(candidate === 'e4' ? first : `| ${candidate} | ×${cells.join(' | ')} |`)
  }
}

function sum(scores: Score[], key: keyof Score): number {
  return scores.reduce((total, score) => total + score[key], 0)
}
