import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileHeaders } from './file-headers.ts'
import { cleanFileName } from './file-name.ts'

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.string({ minLength: 300, maxLength: 400 }),
)

test('whatever a client says, a name is a name: no path, no control characters, not too long', () => {
  fc.assert(
    fc.property(anyName, (claimed) => {
      const name = cleanFileName(claimed)
      expect(name).not.toBe('')
      expect(name).not.toMatch(/[/\\\p{Cc}]|^\.\.?$/u)
      expect([...name].length).toBeLessThanOrEqual(255)
      expect(cleanFileName(name)).toBe(name)
    }),
  )
})

test('every name fits into a header', () => {
  fc.assert(
    fc.property(anyName, (claimed) => {
      const name = cleanFileName(claimed)
      const headers = fileHeaders({ etag: '"x"', mimeType: 'text/plain', name })
      const value = headers[headers.indexOf('Content-Disposition') + 1] ?? ''
      expect(value).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
      expect(value).toMatch(/^[\x20-\x7e]+$/)
      expect(decodeURIComponent(value.split("''").at(-1) ?? '')).toBe(name)
    }),
  )
})

test.each([
  ['a mark that turns Arabic text', 'a\u061cb.jpg', 'ab.jpg'],
  ['marks that nobody uses any more', 'a\u206a\u206fb.jpg', 'ab.jpg'],
  ['tags, which hide whole sentences', 'a\u{e0001}\u{e0068}\u{e0069}\u{e007f}b.jpg', 'ab.jpg'],
  ['spaces without width', 'a\u200bb\u2060c\ufeff\u00ad.jpg', 'abc.jpg'],
  ['joiners between letters that do not join', 'a\u200db\u200cc.jpg', 'abc.jpg'],
  ['selectors that select nothing', 'a\ufe0fb1\ufe0f\u{e0101}.jpg', 'ab1.jpg'],
  ['nothing to see', '\u200b\u200c\u200d\u2060\ufe0f\u3164\u115f', 'untitled'],
  ['nothing to see between spaces', ' \u200b \u{e0020} ', 'untitled'],
  ['dots and nothing to see', '.\u200b.', 'untitled'],
])('%s', (_what, claimed, kept) => {
  expect(cleanFileName(claimed)).toBe(kept)
})

test.each([
  ['a family', '👨\u200d👩\u200d👧.jpg'],
  ['an astronaut', '👩🏽\u200d🚀.jpg'],
  ['a heart on fire', '❤\ufe0f\u200d🔥.jpg'],
  ['a key', '1\ufe0f\u20e3.jpg'],
  ['Persian', 'می\u200cخواهم.jpg'],
  ['Sinhala', 'ශ්\u200dරී.jpg'],
  ['a Japanese name', '葛\u{e0100}城.jpg'],
])('%s is written as its people write it', (_what, name) => {
  expect(cleanFileName(name)).toBe(name)
  expect(cleanFileName(cleanFileName(`${'👨\u200d'.repeat(200)}👩${name}`))).toBe(
    cleanFileName(`${'👨\u200d'.repeat(200)}👩${name}`),
  )
})
