import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deliverable } from '../../storage/index.ts'
import {
  canonical,
  forVariant,
  keyOf,
  readTransformQuestion,
  sourceFor,
} from './transform-question.ts'

const file = (width: number | null, height: number | null): Deliverable => ({
  id: '1',
  ownerId: 'ada',
  hash: 'ab'.repeat(32),
  mimeType: 'image/jpeg',
  kind: 'image',
  size: 1000,
  originalName: 'a.jpg',
  status: 'ready',
  variants: { thumb: 1, medium: 2, large: 3 },
  width,
  height,
  pages: null,
})
const mine = { ownerId: 'ada', hash: 'hash' }
const ask = (query: Record<string, string>) => readTransformQuestion(query)

test('a key depends on everything the answer depends on', () => {
  const base = { w: '100', h: '90', fit: 'cover', format: 'webp', q: '80' }
  const keys = [
    base,
    { ...base, w: '101' },
    { ...base, h: '91' },
    { ...base, fit: 'fill' },
    { ...base, format: 'avif' },
    { ...base, q: '81' },
    { h: '100', fit: 'cover', q: '80' },
    { w: '100', fit: 'cover', q: '80' },
  ].map((query) => keyOf(ask(query), mine, 1))
  const others = [
    keyOf(ask(base), { ...mine, hash: 'other' }, 1),
    keyOf(ask(base), { ...mine, ownerId: 'ben' }, 1),
    keyOf(ask(base), mine, 2),
  ]
  expect(new Set([...keys, ...others]).size).toBe(keys.length + others.length)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
})

test('what cannot make a difference does not', () => {
  const same = (a: Record<string, string>, b: Record<string, string>) =>
    expect(canonical(ask(a), file(1000, 500))).toEqual(canonical(ask(b), file(1000, 500)))
  same({ w: '1000' }, {})
  same({ w: '4000', h: '100' }, { h: '100' })
  same({ format: 'png', q: '1' }, { format: 'png', q: '100' })
})

test('a source always has at least the pixels of the answer', () => {
  const side = fc.option(fc.integer({ min: 1, max: 4096 }), { nil: undefined })
  const fit = fc.constantFrom('cover', 'contain', 'fill', 'inside', 'outside')
  const edge = fc.integer({ min: 1, max: 12_000 })
  fc.assert(
    fc.property(side, side, fit, edge, edge, (w, h, how, width, height) => {
      const query = { ...(w ? { w: `${w}` } : {}), ...(h ? { h: `${h}` } : {}), fit: how }
      const picture = file(width, height)
      const question = canonical(ask(query), picture)
      const source = sourceFor(question, picture)
      if (source === 'original') return
      const scale = Math.min(1, (source === 'large' ? 1920 : 800) / Math.max(width, height))
      const asked = forVariant(question, picture)
      if (how === 'contain') return
      expect(asked.w ?? 0).toBeLessThanOrEqual(Math.round(width * scale) + 1)
      expect(asked.h ?? 0).toBeLessThanOrEqual(Math.round(height * scale) + 1)
    }),
  )
})

test('a picture whose size is not known yet is made from the original', () => {
  expect(sourceFor(ask({ w: '10' }), file(null, null))).toBe('original')
})
