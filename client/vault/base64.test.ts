import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

it('writes and reads what Node writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(text)).toEqual(new Uint8Array(bytes))
    }),
  )
  expect(toBase64(new Uint8Array(100_000))).toHaveLength(133_336)
})

it('takes one spelling and no other', () => {
  const bad = ['A', 'AA', 'AAA', 'AA=', 'A===', '=', 'AB==', 'AAB=', ' AAAA', 'AAAA\n', 'AA AA=']
  const strange = ['-_-_', 'AAA\u{FF21}', 'AA==AA==', 'AAAA====', null, undefined, 7, {}]
  for (const text of [...bad, ...strange]) expect(fromBase64(text)).toBeNull()
  expect(fromBase64('')).toEqual(new Uint8Array())
})
