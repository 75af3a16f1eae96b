import { expect, it } from 'vitest'
import { HearthClientError } from '../../client/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { reasonFor, wordsFor } from './failure.ts'

const answers = de.failure.answers
const error = (code: string, more = {}) => new HearthClientError(code, 'In English.', more)

it('goes by the code, never by the words of the server', () => {
  expect(wordsFor(error('NOT_FOUND'), de)).toBe(answers.NOT_FOUND)
  expect(wordsFor(error('NETWORK'), de)).toBe(answers.NETWORK)
  expect(wordsFor(new TypeError('x is undefined'), de)).toBe(de.failure.unknown)
})

it('says it more exactly where it knows the field', () => {
  expect(wordsFor(error('CONFLICT', { field: 'email' }), de)).toBe(answers['CONFLICT:email'])
  expect(wordsFor(error('CONFLICT', { field: 'name' }), de)).toBe(answers.CONFLICT)
})

it('leaves a code that nobody wrote down to the server', () => {
  expect(wordsFor(error('TEAPOT'), de)).toBe('In English.')
})

it('says how long to wait where only waiting helps', () => {
  expect(wordsFor(error('ACCOUNT_LOCKED', { retryAfterSec: 1790 }), de)).toContain('30 Minuten')
  expect(wordsFor(error('BUSY', { retryAfterSec: 2 }), de)).toBe(answers.BUSY)
})

it('says why a photo has no preview by the code, else only to those who read English', () => {
  const failure = 'In English.'
  const known = { failure, failureCode: 'DAMAGED' }
  expect(reasonFor(known, de)).toBe(answers['PROCESSING_FAILED:DAMAGED'])
  expect(reasonFor({ failure, failureCode: null }, de)).toBe('')
  expect(reasonFor({ failure, failureCode: 'NEW' }, en)).toBe(failure)
})
