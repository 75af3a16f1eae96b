import { expect, it } from 'vitest'
import { isGroup, readCode, twoGroups } from './code-reading.ts'

const groups = Array.from({ length: 16 }, (_, at) => `${(at % 10).toString()}A1F`)
const code = groups.join('-')

it('takes a code as people write it', () => {
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' – '),
    ` ${code.replaceAll('-', '\n')} `,
    code.replaceAll('1', 'l').replaceAll('0', 'o'),
  ]) {
    expect(readCode(typed)).toEqual({ code })
  }
})

it('says where it cannot be right', () => {
  expect(readCode('  ')).toEqual({ problem: { kind: 'empty' } })
  expect(readCode(groups.with(6, '7AXF').join('-'))).toEqual({
    problem: { kind: 'letter', group: 7, letter: 'X' },
  })
  expect(readCode(groups.with(6, '7AF').join(' '))).toEqual({
    problem: { kind: 'length', group: 7, length: 3 },
  })
  expect(readCode(groups.with(15, 'A1').join(' '))).toEqual({
    problem: { kind: 'length', group: 16, length: 2 },
  })
  expect(readCode(groups.slice(0, 14).join(' '))).toEqual({
    problem: { kind: 'missing', count: 2 },
  })
  expect(readCode(code.replaceAll('-', '').slice(0, 58))).toEqual({
    problem: { kind: 'missing', count: 2 },
  })
  expect(readCode(`${code} AAAA`)).toEqual({ problem: { kind: 'tooMany', count: 1 } })
})

it('asks for two different groups, each of the sixteen', () => {
  const asked = new Set<number>()
  for (let at = 0; at < 16; at++) {
    for (let step = 0; step < 15; step++) {
      const draws = [at / 16, step / 15]
      const [a, b] = twoGroups(() => draws.shift() ?? 0)
      expect(a).toBeLessThan(b)
      asked.add(a).add(b)
    }
  }
  expect([...asked].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1))
})

it('compares one group', () => {
  expect(isGroup(code, 1, ' oalf')).toBe(true)
  expect(isGroup(code, 2, '0A1F')).toBe(false)
})
