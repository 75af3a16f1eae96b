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
