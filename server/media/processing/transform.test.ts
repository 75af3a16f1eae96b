import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo, scene } from './fixtures.ts'
import { createStudio, pixel, type Studio } from './fixtures-studio.ts'
import type { Fit, TransformFormat } from './task.ts'

let studio: Studio
let landscape: Buffer
beforeAll(async () => {
  studio = await createStudio()
  landscape = await photo({ width: 1200, height: 900 })
})
afterAll(() => studio.close())

const sizeOf = async (bytes: Buffer) => {
  const { width, height } = await sharp(bytes).metadata()
  return [width, height]
}

describe('fit', () => {
  test.each<[Fit, number | undefined, number | undefined, number[]]>([
    ['inside', 400, 400, [400, 300]],
    ['outside', 400, 400, [533, 400]],
    ['cover', 400, 400, [400, 400]],
    ['contain', 400, 400, [400, 400]],
    ['fill', 400, 400, [400, 400]],
    ['inside', 400, undefined, [400, 300]],
    ['inside', undefined, 300, [400, 300]],
    ['cover', 400, undefined, [400, 300]],
    ['inside', undefined, undefined, [1200, 900]],
    // Never enlarged; the shape that was asked for stays where there is one.
    ['inside', 4096, 4096, [1200, 900]],
    ['outside', 4096, 4096, [1200, 900]],
    ['cover', 2000, 2000, [900, 900]],
    ['cover', 1300, 100, [1200, 92]],
    ['contain', 2000, 2000, [1200, 1200]],
    ['fill', 2000, 500, [1200, 500]],
    ['outside', 2000, 100, [1200, 900]],
    ['inside', 1, 1, [1, 1]],
  ])('%s %j × %j', async (fit, width, height, expected) => {
    const { result, bytes } = await studio.transform(landscape, {
      fit,
      ...(width && { width }),
      ...(height && { height }),
    })
    expect([result.width, result.height]).toEqual(expected)
    expect(await sizeOf(bytes)).toEqual(expected)
    expect(result.size).toBe(bytes.length)
  })

  test('contain shows all of it on nothing, or on white where there is no nothing', async () => {
    const asked = { fit: 'contain', width: 400, height: 400 } as const
    const png = await studio.transform(landscape, { ...asked, format: 'png' })
    expect((await pixel(png.bytes, 0.5, 0))[3]).toBe(0)
    expect((await pixel(png.bytes, 0.5, 0.5))[3]).toBe(255)
    const jpeg = await studio.transform(landscape, { ...asked, format: 'jpeg' })
    expect(await pixel(jpeg.bytes, 0.5, 0)).toEqual([255, 255, 255, 255])
  })
})

describe('formats', () => {
  test.each<TransformFormat>(['webp', 'jpeg', 'png', 'avif'])('%s', async (format) => {
    const { result, bytes } = await studio.transform(landscape, { width: 160, format })
    expect(result.format).toBe(format)
    const metadata = await sharp(bytes).metadata()
    expect(metadata.format).toBe(format === 'avif' ? 'heif' : format)
    expect(metadata.exif).toBeUndefined()
  })

  test('JPEG puts what is transparent on white, the others keep it', async () => {
    const clear = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 4,
        background: { r: 255, g: 0, b: 0, alpha: 0 },
      },
    })
      .png()
      .toBuffer()
    const jpeg = await studio.transform(clear, { width: 100, format: 'jpeg' })
    expect(await pixel(jpeg.bytes, 0.5, 0.5)).toEqual([255, 255, 255, 255])
    for (const format of ['webp', 'png', 'avif'] as const) {
      const { bytes } = await studio.transform(clear, { width: 100, format })
      expect((await pixel(bytes, 0.5, 0.5))[3]).toBe(0)
    }
  })

  test('quality', async () => {
    const sizes = await Promise.all(
      [1, 50, 100].map(
        async (quality) => (await studio.transform(landscape, { quality })).bytes.length,
      ),
    )
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  })
})

describe('sources', () => {
  test('a stored variant', async () => {
    const { outDir } = await studio.ingest(landscape)
    const out = `${outDir}/asked`
    const result = await studio.pool.run({
      type: 'transform',
      source: `${outDir}/medium.webp`,
      mimeType: 'image/jpeg',
      sourceIsVariant: true,
      width: 400,
      height: 300,
      fit: 'cover',
      format: 'webp',
      quality: 85,
      out,
    })
    expect(result).toMatchObject({ width: 400, height: 300 })
    expect(await sizeOf(await readFile(out))).toEqual([400, 300])
    expect(await studio.files(outDir)).not.toContain('asked.part')
  })

  test('turned by EXIF', async () => {
    const turned = await photo({ width: 1200, height: 900, exif: { orientation: 6 } })
    const { result } = await studio.transform(turned, { width: 300 })
    expect(result).toMatchObject({ width: 300, height: 400 })
  })

  test('the first frame of an animation, and a drawing', async () => {
    const gif = await (await scene(300, 200, 2)).gif().toBuffer()
    expect((await studio.transform(gif, { width: 150 })).result).toMatchObject({ height: 100 })
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>')
    expect((await studio.transform(svg, { width: 150 })).result).toMatchObject({ height: 100 })
  })

  test('more than 100 megapixels are too many to ask for at once', async () => {
    const big = await sharp({
      create: { width: 10_001, height: 10_000, channels: 3, background: 'red' },
    })
      .png({ compressionLevel: 1, adaptiveFiltering: false })
      .toBuffer()
    await expect(studio.transform(big, { width: 100 })).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringMatching(/more pixels/),
    })
  })

  test('an original that is gone', async () => {
    const gone = studio.transform(landscape, { source: '/nowhere/blob' })
    await expect(gone).rejects.toMatchObject({ code: 'DAMAGED' })
  })
})
