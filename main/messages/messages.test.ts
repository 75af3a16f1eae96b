import { expect, test } from 'vitest'
import { chooseMessages, formatBytes, languages } from './index.ts'

type Leaf = string | ((...values: unknown[]) => string)
const leavesOf = (value: object, path = ''): [string, Leaf][] =>
  Object.entries(value).flatMap(([key, inner]): [string, Leaf][] =>
    typeof inner === 'object' ? leavesOf(inner, `${path}${key}.`) : [[path + key, inner]],
  )
const say = (leaf: Leaf, n: number) => (typeof leaf === 'string' ? leaf : leaf(n, n))
const english = new Map(leavesOf(languages['en']!))
const alike = new Set(['fr.tray.checkUpdates', 'de.tray.address'])

test.each(Object.entries(languages))(
  '%s says everything, in its own words',
  (language, messages) => {
    const leaves = leavesOf(messages)
    expect(messages.language).toBe(language)
    expect(leaves.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted())
    for (const [path, leaf] of leaves) {
      for (const n of [1, 5])
        expect(say(leaf, n), path).not.toMatch(/undefined|\.\.\.|["']|^\s|\s$|^$/)
      if (typeof leaf === 'function') expect(leaf(7, 7), path).toMatch(/7/)
      if (language !== 'en' && !alike.has(`${language}.${path}`))
        expect(say(leaf, 7), path).not.toBe(say(english.get(path)!, 7))
    }
  },
)

test('the first language of the system that we speak', () => {
  expect(chooseMessages(['tlh', 'de-AT', 'fr']).language).toBe('de')
  expect(chooseMessages(['constructor', 'PT-br']).language).toBe('en')
  expect(chooseMessages([]).language).toBe('en')
})

test('bytes as people read them', () => {
  expect(formatBytes(0, languages['en']!)).toBe('0 byte')
  expect(formatBytes(3_400_000_000, languages['en']!)).toBe('3.4 GB')
  expect(formatBytes(3_400_000_000, languages['de']!)).toBe('3,4\u00a0GB')
})
