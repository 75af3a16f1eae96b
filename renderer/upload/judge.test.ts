import { expect, it } from 'vitest'
import { HearthClientError } from '../../client/index.ts'
import { en } from '../messages/en/index.ts'
import { judge } from './judge.ts'
import type { Upload } from './queue.ts'

const upload = (tries = 1) => ({ tries }) as Upload
const error = (code: string) => new HearthClientError(code, 'In words.')

it('waits for the network and for a busy server, but not for ever', () => {
  for (const code of ['NETWORK', 'BUSY', 'UNAVAILABLE']) {
    expect(judge(error(code), upload(), en)).toMatchObject({ kind: 'again', halt: 'block' })
    expect(judge(error(code), upload(5), en).kind).toBe('fail')
  }
})

it('waits for a person to sign in again', () => {
  expect(judge(error('UNAUTHORIZED'), upload(50), en)).toMatchObject({ kind: 'again' })
})

it('stops everything for a full disk', () => {
  expect(judge(error('NO_SPACE'), upload(), en)).toMatchObject({ kind: 'fail', halt: 'pause' })
})

it('says in its own words what it knows, and passes the rest on', () => {
  const words = en.failure.answers.TOO_LARGE
  expect(judge(error('TOO_LARGE'), upload(), en)).toEqual({ kind: 'fail', words })
  expect(judge(error('TEAPOT'), upload(), en).words).toBe('In words.')
  expect(judge(new TypeError('x is undefined'), upload(), en).words).toBe(en.failure.unknown)
})
