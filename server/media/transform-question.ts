import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Deliverable, VariantName } from '../../storage/index.ts'
import { readQuery, wholeNumber } from './query.ts'

export const transformQuery = z.object({
  w: wholeNumber(1, 4096).optional(),
  h: wholeNumber(1, 4096).optional(),
  fit: z
    .enum(
      ['cover', 'contain', 'fill', 'inside', 'outside'],
      'has to be cover, contain, fill, inside or outside',
    )
    .default('inside'),
  format: z
    .enum(['webp', 'jpeg', 'png', 'avif'], 'has to be webp, jpeg, png or avif')
    .default('webp'),
  q: wholeNumber(1, 100).default(85),
})

export type TransformQuestion = z.output<typeof transformQuery>

/** @throws HearthError VALIDATION naming the field */
export function readTransformQuestion(query: Record<string, string | string[]>): TransformQuestion {
  return readQuery(transformQuery, query)
}

/**
 * The same question in one way only, as far as it has the same answer: without sides that ask for
 * more than there is (nothing is ever enlarged), without a quality where the format has none.
 */
export function canonical(asked: TransformQuestion, file: Deliverable): TransformQuestion {
  const { w, h, fit, format, q } = asked
  const clamped =
    fit === 'inside' ? { ...within(w, file.width, 'w'), ...within(h, file.height, 'h') } : asked
  return { ...clamped, fit, format, q: format === 'png' ? 100 : q }
}

/** A side that would not shrink anything is as good as unsaid. */
function within<K extends 'w' | 'h'>(side: number | undefined, have: number | null, key: K) {
  return side === undefined || (have !== null && side >= have) ? {} : { [key]: side }
}

/**
 * Names the answer in the cache and in the ETag: SHA-256 of all it depends on, and of whose it is:
 * an answer that is there already would show that somebody else asked. [Note: nobody learns of the other]
 */
export function keyOf(
  question: TransformQuestion,
  { ownerId, hash }: Pick<Deliverable, 'ownerId' | 'hash'>,
  pipelineVersion: number,
): string {
  const { w = '', h = '', fit, format, q } = question
  const all = ['transform', pipelineVersion, ownerId, hash, w, h, fit, format, q].join('|')
  return createHash('sha256').update(all).digest('hex')
}

const insideOf: [VariantName, number, number][] = [
  // Name, its longest side, how many times larger than the result it has to be: the medium one is
  // compressed harder, so its traces have to be shrunk away.
  ['medium', 800, 2],
  ['large', 1920, 1],
]

/**
 * The shortest way to an answer: the smallest stored variant that is large enough, else the
 * original ('original'). Never a variant where nothing is shrunk and the original can be read:
 * it would be compressed twice for nothing.
 */
export function sourceFor(
  question: TransformQuestion,
  file: Deliverable,
): VariantName | 'original' {
  const { width, height } = file
  if (width === null || height === null) return 'original'
  const scale = scaleOf(question, width, height)
  if (scale >= 1) return 'original'
  const fits = insideOf.find(([name, side, times]) => {
    const variantScale = Math.min(1, side / Math.max(width, height))
    return file.variants[name] !== undefined && variantScale >= scale * times
  })
  return fits?.[0] ?? 'original'
}

/**
 * The question as a variant has to be asked it: in the pixels the original would have given. A
 * variant's own sides are rounded already, and an answer must not be one pixel off for that.
 */
export function forVariant(question: TransformQuestion, file: Deliverable): TransformQuestion {
  const { width, height } = file
  const { w, h, fit } = question
  const bothSides = w !== undefined && h !== undefined
  if (width === null || height === null || (bothSides && fit !== 'inside' && fit !== 'outside'))
    return question
  const scale = scaleOf(question, width, height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { ...question, w: side(width), h: side(height), fit: 'fill' }
}

/** How much of the original's size the answer needs, 0 to 1. */
function scaleOf({ w, h, fit }: TransformQuestion, width: number, height: number): number {
  const across = w === undefined ? undefined : w / width
  const down = h === undefined ? undefined : h / height
  const known = [across, down].filter((scale) => scale !== undefined)
  if (known.length === 0) return 1
  const scale = fit === 'inside' || fit === 'contain' ? Math.min(...known) : Math.max(...known)
  return Math.min(1, scale)
}
