import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRecoveryCode, groupCount, isGroup, parseRecoveryCode } from './recovery-code.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const places = fc.tuple(fc.nat(groupCount - 1), fc.nat(4))

const messageOf = (text: string): string => {
  try {
    parseRecoveryCode(text)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('a recovery code', () => {
  test('is 14 groups of five, and the same key always gives the same', () => {
    expect(formatRecoveryCode(new Uint8Array(32).fill(0xa5))).toMatchInlineSnapshot(`
      [
        "MPJT6",
        "B9D58",
        "MPJT4",
        "B9D5E",
        "MPJT2",
        "B9D5C",
        "MPJT0",
        "B9D52",
        "MPJTE",
        "B9D50",
        "MPJTC",
        "B9D56",
        "MPJGV",
        "R77T6",
      ]
    `)
  })

  test('gives the key back, however it is typed', () => {
    const how = fc.constantFrom(
      (groups: string[]) => groups.join('-'),
      (groups: string[]) => groups.join(' ').toLowerCase(),
      (groups: string[]) => groups.join(''),
      (groups: string[]) => `\n ${groups.join('\r\n')} \n`,
      (groups: string[]) => groups.join('-').replaceAll('0', 'o').replaceAll('1', 'l'),
      (groups: string[]) => groups.join(' – ').replaceAll('0', 'O').replaceAll('1', 'i'),
    )
    fc.assert(
      fc.property(keys, how, (key, typed) => {
        expect(parseRecoveryCode(typed(formatRecoveryCode(key)))).toEqual(Buffer.from(key))
      }),
    )
  })

  test('with one wrong character says in which group', () => {
    fc.assert(
      fc.property(keys, places, fc.nat(30), (key, [n, place], shift) => {
        const groups = formatRecoveryCode(key)
        const group = [...groups[n]!]
        group[place] = letters[(letters.indexOf(group[place]!) + 1 + shift) % 32]!
        groups[n] = group.join('')
        expect(messageOf(groups.join('-'))).toBe(
          `Group ${n + 1} is not as on the sheet. Look there again.`,
        )
      }),
    )
  })

  test('with two characters or two groups that changed places is refused, and says where', () => {
    fc.assert(
      fc.property(keys, places, fc.nat(4), fc.nat(groupCount - 1), (key, [n, a], b, m) => {
        const groups = formatRecoveryCode(key)
        const group = [...groups[n]!]
        fc.pre(group[a] !== group[b] && n !== m)
        ;[group[a], group[b]] = [group[b]!, group[a]!]
        expect(messageOf(groups.with(n, group.join('')).join(' '))).toContain(`Group ${n + 1} is`)
        const [low, high] = [Math.min(n, m), Math.max(n, m)]
        const swapped = groups.with(n, groups[m]!).with(m, groups[n]!)
        expect(messageOf(swapped.join(' '))).toContain(`Groups ${low + 1}, ${high + 1} are`)
      }),
    )
  })

  test('without a group, or with one twice, says where it begins to be wrong', () => {
    fc.assert(
      fc.property(keys, fc.nat(groupCount - 2), (key, n) => {
        const groups = formatRecoveryCode(key)
        const message = messageOf(groups.toSpliced(n, 1).join(' '))
        expect(message).toContain('13 were typed')
        expect(message).toContain(`number ${n + 1}.`)
        expect(messageOf(groups.toSpliced(n, 0, groups[n]!).join(' '))).toContain(
          `number ${n + 2}.`,
        )
      }),
    )
  })

  test('mixed from two sheets is no key', () => {
    fc.assert(
      fc.property(keys, keys, fc.nat(11), (one, other, n) => {
        const groups = formatRecoveryCode(one)
        const mixed = groups.with(n, formatRecoveryCode(other)[n]!)
        fc.pre(mixed[n] !== groups[n])
        expect(messageOf(mixed.join(' '))).toContain('from one sheet')
      }),
      // One in a million would fit by chance.
      { seed: 1 },
    )
  })

  test('that is anything else at all is refused in a sentence that says nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const message = messageOf(text)
        expect(message).toMatch(/^(The code has|Groups? \d)/)
        if (text.length > 20) expect(message).not.toContain(text)
      }),
    )
  })

  test('one group is checked by itself while it is typed', () => {
    const groups = formatRecoveryCode(new Uint8Array(32).fill(7))
    expect(groups.every(isGroup)).toBe(true)
    expect(isGroup(groups[0]!, 1)).toBe(false)
    expect(isGroup('', 0)).toBe(false)
    expect(isGroup('U0000', 0)).toBe(false)
  })
})
