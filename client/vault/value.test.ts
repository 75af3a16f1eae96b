import * as fc from 'fast-check'
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { createKeys } from './keys.ts'
import { openFacts, sealFacts } from './facts.ts'
import { digestOf, tagOf } from './sameness.ts'
import { hex, withBitFlipped } from './testing/bits.ts'
import { openValue, sealValue } from './value.ts'

const { crypto } = globalThis
const raw = hex('a7'.repeat(32))
const keys = await createKeys(crypto, raw.slice())
const others = await createKeys(crypto, hex('a8'.repeat(32)))
const broken = { code: 'SEAL_BROKEN' }

it('seals any text and opens it with the same context only', async () => {
  const text = fc.string({ unit: 'binary' })
  const there = fc.asyncProperty(text, fc.string(), async (plain, context) => {
    const sealed = await sealValue(crypto, keys.values, plain, context)
    expect(sealed).toMatch(/^enc:1:[A-Za-z0-9+/]{16}\.[A-Za-z0-9+/]+={0,2}$/)
    expect(await openValue(crypto, keys.values, sealed, context)).toBe(plain)
    await expect(openValue(crypto, keys.values, sealed, `${context}x`)).rejects.toMatchObject(
      broken,
    )
    await expect(openValue(crypto, others.values, sealed, context)).rejects.toMatchObject(broken)
  })
  await fc.assert(there, { numRuns: 50 })
  const bom = await sealValue(crypto, keys.values, '\u{FEFF}hello')
  expect(await openValue(crypto, keys.values, bom)).toBe('\u{FEFF}hello')
})

it('is what the document says, read by node:crypto', async () => {
  const sealed = await sealValue(crypto, keys.values, 'grüß dich', 'notes/title')
  const [iv = '', body = ''] = sealed.slice('enc:1:'.length).split('.')
  const bytes = Buffer.from(body, 'base64')
  const key = Buffer.from(hkdfSync('sha256', raw, '', 'hearth-values-v1', 32))
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
    .setAAD(Buffer.from('notes/title'))
    .setAuthTag(bytes.subarray(-16))
  expect(decipher.update(bytes.subarray(0, -16), undefined, 'utf8')).toBe('grüß dich')
  decipher.final()
})

it('tells what is no value from what was changed', async () => {
  const sealed = await sealValue(crypto, keys.values, 'x')
  const none = [
    '',
    'x',
    'enc:2:a.b',
    'enc:1:',
    sealed.replace('.', ''),
    `${sealed}.AAAA`,
    ` ${sealed}`,
  ]
  for (const text of [...none, sealed.replace('enc:1:', 'enc:1:AAAA')]) {
    await expect(openValue(crypto, keys.values, text)).rejects.toMatchObject({ code: 'NOT_SEALED' })
  }
})

it('seals the facts of a file, thumbnail and all', async () => {
  const thumbnail = hex('524946460a00')
  const facts = {
    name: 'Ostern.jpg',
    type: 'image/jpeg',
    size: 5,
    takenAt: '2025-04-20',
    thumbnail,
  }
  const sealed = await sealFacts(crypto, keys, facts)
  expect(await openFacts(crypto, keys, sealed)).toEqual(facts)
  expect(sealed).not.toBe(await sealFacts(crypto, keys, facts))
  await expect(openFacts(crypto, others, sealed)).rejects.toMatchObject(broken)
  await expect(openValue(crypto, keys.values, sealed)).rejects.toMatchObject({ code: 'NOT_SEALED' })
  const [head = '', body = ''] = sealed.slice('enc:1:'.length).split('.')
  for (let bit = 0; bit < 44 * 8; bit++) {
    const flipped = Buffer.from(withBitFlipped(Buffer.from(head, 'base64'), bit)).toString('base64')
    await expect(openFacts(crypto, keys, `enc:1:${flipped}.${body}`)).rejects.toMatchObject(broken)
  }
})

it('knows the same file again, for one person only', async () => {
  const tag = async (file: Blob, of = keys) =>
    tagOf(crypto, of.sameness, await digestOf(crypto, file))
  const long = new Uint8Array(2_200_000).fill(3)
  expect(await tag(new Blob([long]))).toBe(await tag(new Blob([long])))
  expect(await tag(new Blob([long]))).toMatch(/^[0-9a-f]{64}$/)
  const different = [
    await tag(new Blob([long])),
    await tag(new Blob([long]), others),
    await tag(new Blob([long.slice(1)])),
    await tag(new Blob([withBitFlipped(long, 8 * 2_100_000)])),
    await tag(new Blob([])),
    await tag(new Blob(['a'])),
  ]
  expect(new Set(different).size).toBe(different.length)
})
