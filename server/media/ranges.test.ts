import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRange } from './ranges.ts'

test('whatever the header says, the range lies within the file', () => {
  const numbers = fc.option(fc.bigInt(0n, 10n ** 25n).map(String), { nil: '' })
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 10 ** 12 }), (from, to, size) => {
      const range = readRange(`bytes=${from}-${to}`, size)
      if (typeof range === 'string') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThan(size)
    }),
  )
})

test('any other text is no range', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      if (!/^bytes=/i.test(header)) expect(readRange(header, 10)).toBe('whole')
    }),
  )
})
