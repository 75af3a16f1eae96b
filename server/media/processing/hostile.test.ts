import { assert, asyncProperty, nat, tuple, array } from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo, scene } from './fixtures.ts'
import {
  blackPng,
  dataAt,
  greyTiff,
  heifOfSize,
  jpegOfSize,
  longGif,
  png,
  tiff,
  zeros,
} from './fixtures-hostile.ts'
import { createStudio, type Developed, type Studio } from './fixtures-studio.ts'

let studio: Studio
beforeAll(async () => {
  studio = await createStudio({ taskTimeoutMs: 15_000, memoryLimitBytes: 700 * 2 ** 20 })
})
afterAll(() => studio.close())

const formats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const
const picture = async (format: (typeof formats)[number]) =>
  (await scene(320, 240, 5)).toFormat(format).toBuffer()

/** A picture, or a failure in words; and the pool is as well as before. Nothing else may come of it. */
async function survives(bytes: Uint8Array, mimeType?: string): Promise<Developed | null> {
  const done = await studio.ingest(bytes, mimeType).catch((error: unknown) => error)
  if (!(done instanceof Error)) return done as Developed
  expect(done).toMatchObject({
    name: 'HearthError',
    code: expect.stringMatching(/^(UNPROCESSABLE|BUSY)$/),
    message: expect.stringMatching(/\.$/),
  })
  return null
}

const refused = (bytes: Uint8Array, mimeType?: string) =>
  expect(studio.ingest(bytes, mimeType)).rejects.toMatchObject({ code: 'UNPROCESSABLE' })

describe.each(formats)('%s', (format) => {
  test('cut anywhere', async () => {
    const whole = await picture(format)
    const cuts = Array.from({ length: 24 }, (_, i) => Math.floor((whole.length * i) / 24))
    const shorter = [1, 2, 8, 20, whole.length - 1, ...cuts]
    const results = await Promise.all(
      shorter.map((length) => survives(whole.subarray(0, length), `image/${format}`)),
    )
    for (const done of results) {
      if (done) expect(done.result).toMatchObject({ width: 320, height: 240 })
    }
    expect(results[0]).toBeNull()
  })

  test('bits turned over', async () => {
    const whole = await picture(format)
    await assert(
      asyncProperty(
        array(tuple(nat(whole.length - 1), nat(7)), { minLength: 1, maxLength: 6 }),
        async (flips) => {
          const broken = Buffer.from(whole)
          for (const [at, bit] of flips) broken[at] = (broken[at] ?? 0) ^ (1 << bit)
          await survives(broken, `image/${format}`)
        },
      ),
      { seed: 4327, numRuns: 25 },
    )
  })

  test('believed to be something else', async () => {
    const other = format === 'png' ? 'image/jpeg' : 'image/png'
    await refused(await picture(format), other)
    await refused(await picture(format), 'image/svg+xml')
  })
})

describe('damage', () => {
  test('half a photo is shown, and said to be half', async () => {
    const whole = await photo({ width: 1000, height: 800 })
    const { result, announced } = await studio.ingest(whole.subarray(0, whole.length / 2))
    expect(result).toMatchObject({ damaged: true, width: 1000, height: 800 })
    expect(announced).toEqual(['thumb', 'medium'])
    expect(result.exif?.cameraModel).toBe('Pinhole 1')
  })

  test('half a PNG too', async () => {
    const whole = await (await scene(1000, 800, 1)).png().toBuffer()
    const { result } = await studio.ingest(whole.subarray(0, whole.length / 2))
    expect(result.damaged).toBe(true)
  })

  test('a whole one is not', async () => {
    expect((await studio.ingest(await photo())).result.damaged).toBeUndefined()
  })

  test.each([
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/gif',
    'image/avif',
    'image/tiff',
    'image/heic',
  ])('next to nothing, said to be %s', async (mimeType) => {
    for (const length of [0, 1, 2, 3, 8, 12, 20])
      await refused(Buffer.alloc(length, 0xff), mimeType)
    await refused(Buffer.from('plain words, no picture'), mimeType)
  })
})

describe('too many pixels', () => {
  const say = (bytes: Uint8Array) =>
    expect(studio.ingest(bytes)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringMatching(/more pixels/),
    })

  test('PNG of 17000 × 17000 in 36 KB', () => say(blackPng(17_000, 17_000)))
  test('PNG that says 2³¹ − 1 a side', () => refused(png(0x7fffffff, 0x7fffffff, zeros(100))))
  test('PNG that says 60000 × 60000', () => say(png(60_000, 60_000, zeros(100))))
  test('PNG of no size', () => refused(png(0, 0, zeros(1))))
  test('JPEG that says 65500 × 65500', async () => say(jpegOfSize(await photo(), 65_500, 65_500)))
  test('AVIF that says 17000 × 17000', async () =>
    say(heifOfSize(await picture('avif'), 17_000, 17_000)))
  test('GIF that says 65535 × 65535', () => refused(longGif(65_535, 65_535, 1, 65_535)))
  test('TIFF that says 100000 × 100000', () => {
    const strip = zeros(1000)
    return say(tiff(greyTiff(100_000, 100_000, 8, strip.length), strip))
  })

  test('as many as allowed are made smaller, or stopped', async () => {
    const done = await survives(blackPng(16_000, 16_000))
    if (done) expect(done.result).toMatchObject({ width: 16_000, height: 16_000 })
  })
})

describe('more inside than outside', () => {
  const name = (text: string) => Buffer.from(`${text}\0\0`, 'latin1')
  const bomb = zeros(400 * 2 ** 20)
  const row = zeros(8 * 2)

  test.each([
    ['iCCP', 'a profile'],
    ['zTXt', 'a comment'],
  ])('%s', async (type) => {
    await survives(png(8, 8, row, [[type, Buffer.concat([name('x'), bomb])]]))
  })

  test('ten of them', async () => {
    const many = Array.from(
      { length: 10 },
      () => ['zTXt', Buffer.concat([name('x'), bomb])] as [string, Buffer],
    )
    await survives(png(8, 8, row, many))
  })

  test('pixels for a PNG of 8 × 8', () => survives(png(8, 8, bomb)))

  test('a strip of a TIFF', async () => {
    await survives(tiff(greyTiff(64, 64, 8, bomb.length), bomb))
  })

  test('a TIFF whose strip is elsewhere', async () => {
    const tags = greyTiff(64, 64, 1, 0xfffffff0)
    await survives(tiff(tags, Buffer.alloc(10)))
  })

  test('a TIFF whose directories go in circles', async () => {
    const pixels = Buffer.alloc(64 * 64, 128)
    await survives(tiff(greyTiff(64, 64, 1, pixels.length), pixels, 8))
  })

  test('a GIF of 20000 frames', async () => {
    const done = await survives(longGif(300, 300, 20_000))
    if (done) expect(done.result).toMatchObject({ width: 300, height: 300, pages: 20_000 })
  })

  test('a progressive JPEG of a thousand scans', async () => {
    const jpeg = await (await scene(1600, 1200, 5)).jpeg({ progressive: true }).toBuffer()
    const lastScan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
    const scan = jpeg.subarray(lastScan, -2)
    const scans = Array.from({ length: 1000 }, () => scan)
    await survives(Buffer.concat([jpeg.subarray(0, -2), ...scans, jpeg.subarray(-2)]))
  })
})

describe('two things at once', () => {
  test.each([
    ['HTML', '<html><script>alert(1)</script></html>'],
    ['a PDF', '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF'],
    ['a ZIP', 'PK\x05\x06'.padEnd(22, '\0')],
    ['PHP', '<?php system($_GET[0]); ?>'],
  ])('a JPEG with %s behind it is a JPEG, and the variants have nothing of it', async (_, text) => {
    const jpeg = await sharp(await photo({ width: 900, height: 700 }))
      .withExif({ IFD0: { ImageDescription: text } })
      .jpeg()
      .toBuffer()
    const { result, announced, read } = await studio.ingest(
      Buffer.concat([jpeg, Buffer.from(text)]),
    )
    expect(result.format).toBe('jpeg')
    for (const variant of announced) expect((await read(variant)).includes(text)).toBe(false)
  })

  test.each(['%PDF-1.7\n', '<html>', '#!/bin/sh\n'])('a JPEG behind %j is none', async (head) => {
    const both = Buffer.concat([Buffer.from(head), await photo({ width: 90, height: 70 })])
    await refused(both, 'image/jpeg')
  })

  test.each([
    ['PDF', '%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<</Type/Catalog>>\nendobj\n'],
    ['PPM', 'P6 2 2 255\n123456789012'],
    ['Radiance', '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\nabcd'],
    ['CSV', '1,2,3\n4,5,6\n'],
    ['vips', '\x08\xf2\xa6\xb6'.padEnd(64, '\0')],
  ])('%s has no loader here, whatever it is said to be', async (_, text) => {
    for (const mimeType of ['image/png', 'image/tiff', 'image/svg+xml', 'image/heic']) {
      await refused(Buffer.from(text, 'latin1'), mimeType)
    }
  })
})

test('a TIFF keeps its notes', async () => {
  const pixels = Buffer.alloc(64 * 64, 128)
  const tags = greyTiff(64, 64, 1, pixels.length)
  tags.splice(5, 1, [271, 2, 4, Buffer.from('Cam\0')], [273, 4, 1, dataAt(10)])
  const { result } = await studio.ingest(tiff(tags, pixels))
  expect(result).toMatchObject({ format: 'tiff', exif: { cameraMake: 'Cam' } })
})

test('after all of this no child is left over and the next picture is fine', async () => {
  expect(studio.pool.stats()).toMatchObject({ busy: 0, waiting: 0 })
  expect(studio.pool.stats().pids.length).toBeLessThanOrEqual(2)
  expect((await studio.ingest(await photo())).announced).toContain('thumb')
})
