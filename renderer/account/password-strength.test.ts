import { expect, it } from 'vitest'
import { strengthOf } from './password-strength.ts'

it.each([
  ['abc', 'tooShort'],
  ['aaaaaaaaaaaa', 'weak'],
  ['12345678', 'weak'],
  ['password1', 'weak'],
  ['lantern7', 'fair'],
  ['quiet river', 'good'],
  ['correct horse battery staple', 'strong'],
])('judges %s as %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength)
})

it('gives nothing for what everybody knows about you', () => {
  expect(strengthOf('lindqvist.ada')).not.toBe('weak')
  expect(strengthOf('lindqvist.ada', ['Ada Lindqvist', 'ada@example.org'])).toBe('weak')
})
