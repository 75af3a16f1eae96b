import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'
import { secrets } from './testing.ts'

const newer = { version: 2, value: 'another secret, of the year after it' }
const lost = expect.objectContaining({ code: 'UNPROCESSABLE' })

test('opens what it sealed, with the current secret and with older ones', () => {
  const old = createSeal(secrets).seal('one', 'the link ü')
  const both = createSeal([newer, ...secrets])
  expect(both.open('one', old)).toBe('the link ü')
  const fresh = both.seal('one', 'the link')
  expect([old.version, fresh.version]).toEqual([1, 2])
  expect(both.open('one', fresh)).toBe('the link')
})

test('never seals the same twice', () => {
  const seal = createSeal(secrets)
  expect(seal.seal('one', 'x').box).not.toBe(seal.seal('one', 'x').box)
})

test('says when it cannot: another letter’s box, another secret, a changed or short box', () => {
  const seal = createSeal(secrets)
  const sealed = seal.seal('one', 'the link')
  expect(() => seal.open('two', sealed)).toThrow(lost)
  expect(() => createSeal([newer]).open('one', sealed)).toThrow(lost)
  expect(() => createSeal([{ ...newer, version: 1 }]).open('one', sealed)).toThrow(lost)
  const changed = `${sealed.box.slice(0, 20)}${sealed.box[20] === 'A' ? 'B' : 'A'}${sealed.box.slice(21)}`
  for (const box of ['', 'AAAA', changed, sealed.box.slice(0, -4)])
    expect(() => seal.open('one', { version: 1, box })).toThrow(lost)
})
