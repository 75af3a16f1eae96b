import { expect, it } from 'vitest'
import { en } from '../messages/en/index.ts'
import { createFormat } from '../messages/format.ts'
import { noTotals } from './queue.ts'
import { farewell, headline, shareDone, subline, type Situation } from './summary.ts'

const format = createFormat('en-GB')
const situation = (totals: object, rest: object = {}): Situation => ({
  totals: { ...noTotals(), ...totals },
  halted: 'no',
  secondsLeft: null,
  ...rest,
})

it('counts while it runs', () => {
  const running = situation(
    { files: 200, open: 188, kept: 12, bytes: 4e9, sent: 6e8 },
    { secondsLeft: 119 },
  )
  expect(headline(running, en)).toBe('Adding 13 of 200')
  expect(subline(running, en, format)).toBe('3.4 GB left, about 2 minutes')
  expect(shareDone(running)).toBe(0.15)
})

it('says why it stands still', () => {
  const totals = { files: 3, open: 2, kept: 1 }
  expect(headline(situation(totals, { halted: 'paused' }), en)).toBe('Paused, 2 to go')
  expect(headline(situation(totals, { halted: 'blocked' }), en)).toContain('Waiting')
})

it('is honest at the end', () => {
  expect(headline(situation({ files: 3, kept: 2, failed: 1 }), en)).toBe('2 photos added')
  expect(subline(situation({ files: 3, kept: 2, failed: 1 }), en, format)).toBe('1 not added')
  expect(headline(situation({ files: 1, duplicate: 1 }), en)).toBe(en.uploads.finishedNothingNew)
  expect(headline(situation({ files: 1, failed: 1 }), en)).toBe('1 not added')
})

it('says aloud what came of them, and nothing else', () => {
  const said = (totals: object) => farewell({ ...noTotals(), ...totals }, en)
  expect(said({ kept: 2 })).toBe('2 photos added.')
  expect(said({ kept: 2, failed: 1 })).toBe('2 photos added. 1 not added.')
  expect(said({ duplicate: 2 })).toBe(`${en.uploads.finishedNothingNew}.`)
  expect(said({ duplicate: 2, failed: 1 })).toBe('1 not added.')
  expect(said({ failed: 4 })).toBe('4 not added.')
})
