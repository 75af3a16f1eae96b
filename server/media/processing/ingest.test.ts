import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo, scene } from './fixtures.ts'
import { createStudio, pixel, type Studio } from './fixtures-studio.ts'

let studio: Studio
beforeAll(async () => void (studio = await createStudio()))
afterAll(() => studio.close())

/** Red, green over blue, white: where is up shows. */
function quarters(width: number, height: number): Sharp {
  const w = Math.floor(width / 2)
  const h = Math.floor(height / 2)
  const paint = (colour: string, x: number, y: number) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paint('#f00', 0, 0)}${paint('#0f0', w, 0)}${paint('#00f', 0, h)}${paint('#fff', w, h)}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

const close = (a: number[], b: number[], by = 24) =>
  a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= by)
const red = [255, 0, 0, 255]
const green = [0, 255, 0, 255]
const blue = [0, 0, 255, 255]
const white = [255, 255, 255, 255]

describe('variants', () => {
  test('a photo gets three, the thumbnail first', async () => {
    const { result, announced, read, outDir } = await studio.ingest(
      await photo({ width: 2400, height: 1800, seed: 4 }),
    )
    expect(announced).toEqual(['thumb', 'medium', 'large'])
    const sizes = { thumb: [200, 200], medium: [800, 600], large: [1920, 1440] } as const
    for (const name of announced) {
      const bytes = await read(name)
      const metadata = await sharp(bytes).metadata()
      expect([metadata.width, metadata.height]).toEqual(sizes[name])
      expect(result.variants[name]).toBe(bytes.length)
      expect(metadata).toMatchObject({ format: 'webp', space: 'srgb' })
      expect(metadata.exif ?? metadata.xmp ?? metadata.icc ?? metadata.iptc).toBeUndefined()
    }
    expect(await studio.files(outDir)).toEqual(['large.webp', 'medium.webp', 'thumb.webp'])
    expect(result).toMatchObject({ width: 2400, height: 1800, format: 'jpeg', hasAlpha: false })
    expect(result.pages).toBeUndefined()
    expect(result.damaged).toBeUndefined()
  })

  test.each([
    [100, 80, []],
    [200, 120, ['thumb']],
    [640, 480, ['thumb']],
    [800, 600, ['thumb', 'medium']],
    [1000, 10, ['thumb', 'medium']],
    [1920, 1080, ['thumb', 'medium', 'large']],
    [60, 2000, ['thumb', 'medium', 'large']],
    [1, 1, []],
  ])('%i × %i, which browsers show, gets %j', async (width, height, expected) => {
    const { result, announced, read } = await studio.ingest(
      await sharp({ create: { width, height, channels: 3, background: '#285' } })
        .png()
        .toBuffer(),
    )
    expect(announced).toEqual(expected)
    expect(Object.keys(result.variants)).toEqual(expected)
    for (const name of announced) {
      const made = await sharp(await read(name)).metadata()
      expect(made.width).toBeLessThanOrEqual(width)
      expect(made.height).toBeLessThanOrEqual(height)
    }
  })

  test('what browsers do not show gets all, at its own size where it is small', async () => {
    const tiff = await (await scene(320, 240, 1)).tiff().toBuffer()
    const { announced, read } = await studio.ingest(tiff)
    expect(announced).toEqual(['thumb', 'medium', 'large'])
    expect(await sharp(await read('large')).metadata()).toMatchObject({ width: 320, height: 240 })
    expect(await sharp(await read('thumb')).metadata()).toMatchObject({ width: 200, height: 200 })
  })

  test('the original is never touched, and the same work gives the same files', async () => {
    const original = await photo({ width: 900, height: 700 })
    const source = await studio.put(original)
    const task = { type: 'ingest', source, mimeType: 'image/jpeg', outDir: `${source}.d` } as const
    const first = await studio.pool.run(task)
    const before = await readFile(`${source}.d/medium.webp`)
    expect(await studio.pool.run(task)).toEqual(first)
    expect(await readFile(`${source}.d/medium.webp`)).toEqual(before)
    expect(await readFile(source)).toEqual(original)
  })
})

describe('formats', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)('%s', async (format) => {
    const picture = await quarters(1000, 800).toFormat(format).toBuffer()
    const { result, colourAt } = await studio.ingest(picture)
    expect(result).toMatchObject({ width: 1000, height: 800, format })
    expect(close(await colourAt('medium', 0.25, 0.25), red)).toBe(true)
    expect(close(await colourAt('medium', 0.75, 0.75), white)).toBe(true)
  })

  test.each(['gif', 'webp'] as const)('an animated %s shows its first frame', async (format) => {
    const frame = (background: string) =>
      sharp({ create: { width: 300, height: 240, channels: 3, background } })
        .png()
        .toBuffer()
    const frames = await Promise.all([frame('#f00'), frame('#00f'), frame('#0f0')])
    const animated = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer()
    const { result, colourAt } = await studio.ingest(animated)
    expect(result).toMatchObject({ pages: 3, width: 300, height: 240 })
    expect(close(await colourAt('thumb', 0.5, 0.5), red)).toBe(true)
  })

  test('a TIFF of several pages shows its first', async () => {
    const page = (background: string) =>
      sharp({ create: { width: 300, height: 240, channels: 3, background } })
        .png()
        .toBuffer()
    const tiff = await sharp(await Promise.all([page('#00f'), page('#0f0')]), {
      join: { animated: true },
    })
      .tiff()
      .toBuffer()
    const { result, colourAt } = await studio.ingest(tiff)
    expect(result).toMatchObject({ pages: 2, width: 300, height: 240 })
    expect(close(await colourAt('thumb', 0.5, 0.5), blue)).toBe(true)
  })

  test.each(['png', 'webp', 'avif'] as const)('%s keeps what is transparent', async (format) => {
    const picture = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 4,
        background: { r: 255, g: 0, b: 0, alpha: 0 },
      },
    })
      .composite([{ input: await quarters(450, 450).png().toBuffer(), left: 0, top: 0 }])
      .toFormat(format)
      .toBuffer()
    const { result, colourAt } = await studio.ingest(picture)
    expect(result.hasAlpha).toBe(true)
    expect((await colourAt('medium', 0.9, 0.9))[3]).toBe(0)
    expect(close(await colourAt('medium', 0.1, 0.1), red)).toBe(true)
  })
})

describe('upright', () => {
  const turned = { 1: red, 2: green, 3: white, 4: blue, 5: red, 6: blue, 7: white, 8: green }

  test.each(Object.entries(turned))('EXIF orientation %s', async (orientation, topLeft) => {
    const jpeg = await quarters(1000, 800)
      .withMetadata({ orientation: Number(orientation) })
      .jpeg({ chromaSubsampling: '4:4:4' })
      .toBuffer()
    const { result, read, colourAt } = await studio.ingest(jpeg)
    const size = Number(orientation) < 5 ? [1000, 800] : [800, 1000]
    expect([result.width, result.height]).toEqual(size)
    const medium = await sharp(await read('medium')).metadata()
    expect((medium.width ?? 0) / (medium.height ?? 1)).toBeCloseTo((size[0] ?? 0) / (size[1] ?? 1))
    expect(medium.orientation).toBeUndefined()
    expect(close(await colourAt('medium', 0.2, 0.2), topLeft)).toBe(true)
  })

  test.each(['png', 'webp', 'tiff'] as const)('%s with EXIF orientation', async (format) => {
    const picture = await quarters(1000, 800)
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer()
    const { result, colourAt } = await studio.ingest(picture)
    expect([result.width, result.height]).toEqual([800, 1000])
    expect(close(await colourAt('medium', 0.2, 0.2), blue)).toBe(true)
  })
})

describe('colour', () => {
  const plain = (background: string) =>
    sharp({ create: { width: 900, height: 700, channels: 3, background } })

  test('a Display P3 photo keeps its look in sRGB', async () => {
    const colour = [200, 80, 60, 255]
    const p3 = await plain('rgb(200,80,60)').withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
    const stored = await sharp(p3, { ignoreIcc: true }).raw().toBuffer()
    expect(Math.abs((stored[0] ?? 0) - 200)).toBeGreaterThan(8)
    const { colourAt } = await studio.ingest(p3)
    expect(close(await colourAt('medium', 0.5, 0.5), colour, 4)).toBe(true)
  })

  test('CMYK', async () => {
    const cmyk = await plain('rgb(180,140,120)')
      .withIccProfile('cmyk')
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    const { colourAt } = await studio.ingest(cmyk)
    expect(close(await colourAt('medium', 0.5, 0.5), [180, 140, 120, 255], 12)).toBe(true)
  })

  test('greyscale, with and without alpha', async () => {
    const grey = await plain('rgb(90,90,90)').greyscale().jpeg().toBuffer()
    expect(
      close(await (await studio.ingest(grey)).colourAt('medium', 0.5, 0.5), [90, 90, 90, 255], 3),
    ).toBe(true)
    const clear = await plain('rgb(90,90,90)')
      .ensureAlpha(0.5)
      .toColourspace('b-w')
      .png()
      .toBuffer()
    expect((await sharp(clear).metadata()).channels).toBe(2)
    const { result, colourAt } = await studio.ingest(clear)
    expect(result.hasAlpha).toBe(true)
    expect(close(await colourAt('medium', 0.5, 0.5), [90, 90, 90, 128], 3)).toBe(true)
  })

  test('16 bits a channel', async () => {
    const deep = await plain('rgb(200,100,50)').toColourspace('rgb16').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    const { colourAt } = await studio.ingest(deep)
    expect(close(await colourAt('medium', 0.5, 0.5), [200, 100, 50, 255], 5)).toBe(true)
  })

  test('Ultra HDR is shown as every screen can show it', async () => {
    const bright = sharp(await plain('rgb(200,100,50)').jpeg().toBuffer())
    // In sharp 0.35.5 and not yet in its types.
    const hdr = await (bright as unknown as { withGainMap(): Sharp })
      .withGainMap()
      .jpeg()
      .toBuffer()
    expect((await sharp(hdr).metadata()).gainMap).toBeDefined()
    const { result, colourAt } = await studio.ingest(hdr)
    expect(result).toMatchObject({ format: 'jpeg', width: 900 })
    expect(result.damaged).toBeUndefined()
    expect(close(await colourAt('medium', 0.5, 0.5), await pixel(hdr, 0.5, 0.5), 4)).toBe(true)
  })

  test('a palette', async () => {
    const { colourAt } = await studio.ingest(
      await quarters(900, 700).png({ palette: true }).toBuffer(),
    )
    expect(close(await colourAt('medium', 0.75, 0.25), green)).toBe(true)
  })
})

test('the placeholder has the shape and colour of the picture', async () => {
  const { result } = await studio.ingest(
    await sharp({
      create: { width: 1200, height: 600, channels: 3, background: 'rgb(40,120,200)' },
    })
      .jpeg()
      .toBuffer(),
  )
  const hash = Buffer.from(result.placeholder, 'base64')
  expect(hash.length).toBeLessThan(30)
  expect(thumbHashToApproximateAspectRatio(hash)).toBeGreaterThan(1.4)
  const { r, g, b } = thumbHashToAverageRGBA(hash)
  expect(close([r * 255, g * 255, b * 255], [40, 120, 200], 12)).toBe(true)
})

test('the camera’s notes come along', async () => {
  const { result } = await studio.ingest(await photo({ width: 640, height: 480 }))
  expect(result).toMatchObject({
    exif: {
      cameraMake: 'Hearth',
      cameraModel: 'Pinhole 1',
      dateTaken: '2024-07-14T16:30:05.000Z',
      focalLength: 4.25,
      aperture: 1.8,
      iso: 125,
      exposureTime: '1/250',
      gpsLatitude: 52.5163,
      gpsLongitude: 13.3777,
    },
    takenAt: Date.UTC(2024, 6, 14, 16, 30, 5),
    takenDay: '2024-07-14',
    hasLocation: true,
  })
})

test.each(['png', 'webp', 'avif'] as const)('also in %s', async (format) => {
  const jpeg = await photo({ width: 640, height: 480 })
  const { result } = await studio.ingest(await sharp(jpeg).keepExif().toFormat(format).toBuffer())
  expect(result.exif).toMatchObject({ cameraModel: 'Pinhole 1', gpsLatitude: 52.5163 })
  expect(result.takenDay).toBe('2024-07-14')
})

test('a picture without notes', async () => {
  const { result } = await studio.ingest(await photo({ width: 640, height: 480, exif: false }))
  expect(result).toMatchObject({ exif: null, takenAt: null, takenDay: null, hasLocation: false })
})
