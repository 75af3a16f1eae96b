import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatCode, isCode, makeSecret, parseCode, withTypedGroups } from './recovery-code.ts'
import { hex } from './testing/bits.ts'

const secret = hex('00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef')
const code = '0011-2233-4455-6677-8899-AABB-CCDD-EEFF-0123-4567-89AB-CDEF-0123-4567-89AB-CDEF'

it('is 16 groups of 4, upper case, with dashes', () => {
  expect(formatCode(secret)).toBe(code)
  expect(formatCode(makeSecret(globalThis.crypto))).toMatch(/^([0-9A-F]{4}-){15}[0-9A-F]{4}$/)
})

it('is read back however it was typed', () => {
  const marks = [
    '',
    ' ',
    '-',
    '–',
    '—',
    '‐',
    '‑',
    '−',
    '\u{AD}',
    '\u{A0}',
    '\t',
    '\r\n',
    '\u{200B}',
    '\u{FEFF}',
  ]
  const typed = fc.tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.infiniteStream(fc.constantFrom(...marks)),
    fc.boolean(),
  )
  fc.assert(
    fc.property(typed, ([bytes, between, lower]) => {
      const digits = formatCode(bytes).replaceAll('-', '').split('')
      const text = digits.map((digit) => digit + (between.next().value ?? '')).join('')
      expect(parseCode(lower ? text.toLowerCase() : text)).toEqual(new Uint8Array(bytes))
    }),
  )
})

it('says when it is none', () => {
  const bad = [
    '',
    code.slice(1),
    `${code}0`,
    code.replace('A', 'G'),
    code.replace('0', 'O'),
    `${code}!`,
  ]
  for (const typed of [...bad, code.replace('-', '_'), code.replace('0', '\u{660}')]) {
    expect(isCode(typed)).toBe(false)
    expect(() => parseCode(typed)).toThrow(expect.objectContaining({ code: 'BAD_RECOVERY_CODE' }))
  }
  expect(isCode(` ${code.toLowerCase()} `)).toBe(true)
})

it('takes typed groups in place of its own', () => {
  expect(withTypedGroups(code, { 3: '4455', 11: ' 89 ab' })).toBe(code)
  expect(withTypedGroups(code, { 16: '0000' })).toBe(`${code.slice(0, -4)}0000`)
  for (const typed of [
    { 0: '0011' },
    { 17: '0011' },
    { 3: '445' },
    { 3: '44556' },
    { 3: 'wxyz' },
  ]) {
    expect(() => withTypedGroups(code, typed)).toThrow(
      expect.objectContaining({ code: 'BAD_RECOVERY_CODE' }),
    )
  }
})
