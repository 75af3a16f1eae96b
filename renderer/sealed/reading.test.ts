import { expect, it } from 'vitest'
import {
  type ClientErrorCode,
  HearthClientError,
  type MediaClient,
  type VaultClient,
} from '../../client/index.ts'
import type { Photo } from '../photos/photo.ts'
import { createReading } from './reading.ts'

const facts = {
  name: 'a.jpg',
  type: 'image/jpeg',
  size: 5000,
  bytes: 5092,
  createdAt: '2026-11-21T10:00:00.000Z',
}

/** A shelf of one page whose records open, or fail, as `ends` says. */
function readingOf(ends: Record<string, () => object>) {
  const items = Object.keys(ends).map((id) => ({ id, facts: id, createdAt: facts.createdAt }))
  const media = { sealed: { list: async () => ({ items, nextCursor: null }) } }
  const vault = { contents: { openFacts: async (id: string) => ends[id]?.() } }
  return createReading({
    media: media as unknown as MediaClient,
    opened: () => vault as unknown as VaultClient,
    signal: new AbortController().signal,
  })
}

function fails(code: ClientErrorCode) {
  return (): never => {
    throw new HearthClientError(code, '')
  }
}

it('offers for deletion only what another key sealed', async () => {
  const reading = readingOf({
    good: () => facts,
    old: fails('SEAL_BROKEN'),
    odd: fails('NOT_SEALED'),
    cut: fails('NETWORK'),
  })
  const pages: { photos: Photo[]; closed: string[] }[] = []
  await reading.list((photos, closed) => pages.push({ photos, closed }))
  expect(pages).toMatchObject([{ photos: [{ id: 'good' }], closed: ['old'] }])
})
