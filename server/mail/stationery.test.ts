import { describe, expect, test } from 'vitest'
import { letterKinds } from '../../storage/index.ts'
import { letterLanguages } from './letter.ts'
import { greetable, writeLetter } from './stationery.ts'
import { aLink, hour } from './testing.ts'

const now = Date.UTC(2026, 10, 21, 12)
const wish = {
  kind: 'reset',
  language: 'en',
  name: 'Ada',
  household: 'The Lindens',
  url: aLink,
  expiresAt: now + hour,
  now,
} as const

/** What such a letter tells of is there to stay. */
const endless = new Set<string>(['vault-changed'])

describe.each(letterLanguages)('in %s', (language) => {
  test.each(letterKinds)('%s says what, who, how long and what if not', (kind) => {
    const letter = writeLetter({ ...wish, kind, language })
    expect(letter.subject).toContain('The Lindens')
    expect(letter.subject.length).toBeLessThan(70)
    expect(letter.text).toContain(aLink)
    if (endless.has(kind))
      expect(letter.text + letter.html).not.toMatch(/14:00|\n{3}|<p[^>]*><\/p>/)
    else {
      expect(letter.text).toMatch(/\b60\s(minutes?|Minuten|minutos|minuti)\b/)
      expect(letter.text).toContain('14:00')
      expect(letter.text).toContain('2026')
    }
    expect(letter.text).not.toMatch(/undefined|\bnull\b|\[object/)
    expect(letter.html).toContain(`<html lang="${language}">`)
    expect(letter.html).toContain('prefers-color-scheme')
    expect(letter.html).not.toMatch(/<img|<script|<link|url\(|src=/i)
  })
})

test('whatever is put in is shown, never read as HTML', () => {
  const evil = `"><script>alert('x')</script>&amp;`
  const { html } = writeLetter({ ...wish, household: evil, name: "O'Neil & <b>" })
  expect(html).not.toContain('<script')
  expect(html).not.toContain('<b>')
  expect(html).toContain('&#34;&#62;&#60;script&#62;')
  expect(html).toContain('&#38;amp;')
})

test('lifetimes are said as people say them', () => {
  const said = (ms: number) =>
    /works for ([^,]+),/.exec(writeLetter({ ...wish, expiresAt: now + ms }).text)?.[1]
  expect(said(hour - 20)).toBe('60 minutes')
  expect(said(15 * 60_000)).toBe('15 minutes')
  expect(said(24 * hour)).toBe('24 hours')
  expect(said(7 * 24 * hour)).toBe('7 days')
  expect(said(1)).toBe('1 minute')
})

test('a name that is a message is nobody’s greeting', () => {
  for (const name of ['Ada', 'Ada Linden', 'J. R. Smith', "O'Neil", 'Ωμέγα', 'Ada, née Byron'])
    expect(greetable(name)).toBe(name)
  for (const name of [
    'Win at evil.example',
    'https://evil',
    'a@b',
    'x'.repeat(61),
    '  ',
    undefined,
  ])
    expect(greetable(name)).toBeUndefined()
  expect(writeLetter({ ...wish, name: 'Win at evil.example' }).text).toMatch(/^Hello,\n/)
})
