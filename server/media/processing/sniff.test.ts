import { assert, asyncProperty, uint8Array } from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { scene } from './fixtures.ts'
import { sniffType } from './sniff.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'

describe('pictures are known by their content', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)('%s', async (format) => {
    const picture = await (await scene(64, 48, 1)).toFormat(format).toBuffer()
    const expected = { mimeType: `image/${format}`, kind: 'image' }
    expect(await sniffType(picture, 'invoice.pdf')).toEqual(expected)
    expect(await sniffType(picture.subarray(0, 4100))).toEqual(expected)
  })

  test('a PNG whose profile is longer than the head', async () => {
    const profile = Buffer.concat([Buffer.alloc(8), Buffer.alloc(9000, 1)])
    profile.writeUInt32BE(8996)
    profile.write('iCCP', 4)
    const png = await (await scene(64, 48, 1)).png().toBuffer()
    const long = Buffer.concat([png.subarray(0, 33), profile, png.subarray(33)])
    expect((await sniffType(long.subarray(0, 4100))).mimeType).toBe('image/png')
  })

  test('HEIF that holds AV1 is AVIF', async () => {
    const avif = await (await scene(64, 48, 1)).avif().toBuffer()
    avif.write('mif1', 8, 'latin1')
    expect((await sniffType(avif)).mimeType).toBe('image/avif')
  })

  test('HEIC by its brand', async () => {
    const head = bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0meta', 'latin1')
    expect(await sniffType(head)).toEqual({ mimeType: 'image/heic', kind: 'image' })
  })

  test('an animated PNG is a PNG', async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const animated = Buffer.concat([
      png.subarray(0, 33),
      bytes('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1'),
      png.subarray(33),
    ])
    expect((await sniffType(animated)).mimeType).toBe('image/png')
  })
})

describe('SVG', () => {
  test.each([
    ['bare', svg],
    ['white space first', `\n\t ${svg}`],
    ['XML declaration', `<?xml version="1.0" encoding="utf-8"?>\n${svg}`],
    ['comments', `<!-- a --><!-- <html> -->${svg}`],
    ['doctype', `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${svg}`],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "]">]>${svg}`],
    ['prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>'],
    ['a prolog longer than the head', `<!DOCTYPE svg [${'<!ENTITY a "b">'.repeat(400)}]>${svg}`],
  ])('%s', async (_, text) => {
    const expected = { mimeType: 'image/svg+xml', kind: 'image' }
    expect(await sniffType(bytes(text))).toEqual(expected)
    expect(await sniffType(bytes(`\uFEFF${text}`))).toEqual(expected)
    expect(await sniffType(bytes(`\uFEFF${text}`, 'utf16le'))).toEqual(expected)
    expect(await sniffType(bytes(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(expected)
  })

  test.each([
    ['HTML with a drawing in it', `<!doctype html><html>${svg}</html>`],
    ['text about it', `I like ${svg}`],
    ['another element', '<svgx/>'],
    ['another document', `<?xml version="1.0"?><note>${svg}</note>`],
  ])('not %s', async (_, text) => {
    expect((await sniffType(bytes(text), 'drawing.svg')).kind).toBe('other')
  })
})

describe('everything else is kept and not decoded', () => {
  test.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'video/mp4'],
    ['\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'video/quicktime'],
    ['BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0', 'image/bmp'],
  ])('%j', async (head, mimeType) => {
    expect(await sniffType(bytes(head, 'latin1'))).toEqual({ mimeType, kind: 'other' })
  })

  test('text is text, whatever its name promises', async () => {
    const html = bytes('<!doctype html><script>alert(1)</script>')
    expect((await sniffType(html, 'page.html')).mimeType).toBe('text/plain')
    expect((await sniffType(bytes('a,b\n1,2'), 'x.csv')).mimeType).toBe('text/csv')
    expect((await sniffType(bytes('Grüße'.repeat(2000)))).mimeType).toBe('text/plain')
  })

  test('what begins as one thing is that thing', async () => {
    const jpeg = await (await scene(64, 48, 1)).jpeg().toBuffer()
    const after = (head: string) => sniffType(Buffer.concat([bytes(head, 'latin1'), jpeg]))
    expect((await after('%PDF-1.4\n')).mimeType).toBe('application/pdf')
    expect((await after('<html>')).kind).toBe('other')
    expect((await after('ID3\x03\0\0\0\0\0\0')).kind).toBe('other')
    expect((await after('GIF89a')).mimeType).toBe('image/gif')
  })
})

test('0 to 20 bytes of anything are no reason to throw', async () => {
  await assert(
    asyncProperty(uint8Array({ maxLength: 20 }), async (head) => {
      const { mimeType, kind } = await sniffType(head)
      expect(mimeType).toMatch(/^[a-z]+\/[\w.+-]+$/)
      expect(['image', 'other']).toContain(kind)
    }),
    { seed: 4327, numRuns: 500 },
  )
  expect((await sniffType(new Uint8Array())).mimeType).toBe('application/octet-stream')
})

test('a picture cut anywhere in its head is a picture or nothing known', async () => {
  const png = await (await scene(64, 48, 1)).png().toBuffer()
  for (let length = 0; length < 60; length++) {
    expect(['image/png', 'application/octet-stream', 'text/plain']).toContain(
      (await sniffType(png.subarray(0, length))).mimeType,
    )
  }
})
