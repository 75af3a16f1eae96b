import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createStudio, type Studio } from './fixtures-studio.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.heic`, import.meta.url))

const commands = ['sips', 'vipsthumbnail', 'heif-dec', 'heif-convert']
const present = commands.flatMap((name) => {
  try {
    return [{ name, path: execFileSync('which', [name], { encoding: 'utf8' }).trim() }]
  } catch {
    return []
  }
})

/** WASM alone, and each command that this machine has, as if it were the only one. */
const ways = [{ name: 'WASM', path: '' }, ...present]

const near = (a: number[], b: number[], by = 12) =>
  a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= by)

describe.each(ways)('by $name', ({ path }) => {
  let studio: Studio
  beforeEach(async () => {
    vi.stubEnv('PATH', path && dirname(path))
    studio = await createStudio()
  })
  afterEach(async () => {
    await studio.close()
    vi.unstubAllEnvs()
  })

  test('a picture, its notes and its three variants', async () => {
    const { result, announced, read, colourAt } = await studio.ingest(fixture('quarters'))
    expect(result).toMatchObject({
      width: 320,
      height: 240,
      format: 'heic',
      hasAlpha: false,
      exif: { cameraMake: 'Hearth', dateTaken: '2024-07-14T16:30:05.000Z' },
      takenDay: '2024-07-14',
    })
    expect(announced).toEqual(['thumb', 'medium', 'large'])
    expect(await sharp(await read('large')).metadata()).toMatchObject({ width: 320, height: 240 })
    expect(near(await colourAt('large', 0.2, 0.2), [255, 0, 0, 255])).toBe(true)
    expect(near(await colourAt('large', 0.8, 0.2), [0, 255, 0, 255])).toBe(true)
  })

  test('turned once, not twice', async () => {
    const { result, read, colourAt } = await studio.ingest(fixture('turned'))
    expect([result.width, result.height]).toEqual([240, 320])
    expect(await sharp(await read('large')).metadata()).toMatchObject({ width: 240, height: 320 })
    expect(near(await colourAt('large', 0.2, 0.2), [0, 0, 255, 255])).toBe(true)
    expect(near(await colourAt('large', 0.8, 0.2), [255, 0, 0, 255])).toBe(true)
  })

  test('wide colours', async () => {
    const { colourAt } = await studio.ingest(fixture('p3'))
    expect(near(await colourAt('large', 0.5, 0.5), [200, 80, 60, 255], 5)).toBe(true)
  })

  test('transparency', async () => {
    const { result, colourAt } = await studio.ingest(fixture('alpha'))
    expect(result.hasAlpha).toBe(true)
    expect(near(await colourAt('large', 0.2, 0.2), [255, 0, 0, 128])).toBe(true)
  })

  test('the first of several', async () => {
    const { result, colourAt } = await studio.ingest(fixture('several'))
    expect(result.pages).toBe(2)
    expect(near(await colourAt('large', 0.2, 0.2), [255, 0, 0, 255])).toBe(true)
  })

  test('as a transform', async () => {
    const { result, bytes } = await studio.transform(fixture('turned'), {
      width: 120,
      format: 'jpeg',
    })
    expect(result).toMatchObject({ width: 120, height: 160, format: 'jpeg' })
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 120 })
  })

  test('damaged ones fail with a reason and leave nothing behind', async () => {
    const whole = fixture('quarters')
    for (const length of [40, 200, 400, 500, 700, 1000]) {
      const attempt = studio.ingest(whole.subarray(0, length), 'image/heic')
      await expect(attempt).rejects.toMatchObject({ code: 'UNPROCESSABLE' })
    }
    expect((await studio.files(studio.dir)).filter((name) => name.endsWith('.derived'))).toEqual([])
  })
})

describe('together', () => {
  let studio: Studio
  beforeEach(() => void vi.stubEnv('PATH', ''))
  afterEach(async () => {
    await studio.close()
    vi.unstubAllEnvs()
  })
  afterAll(() => vi.unstubAllEnvs())

  test('many at once through WASM', async () => {
    studio = await createStudio()
    const done = await Promise.all(
      Array.from({ length: 4 }, () => studio.ingest(fixture('quarters'))),
    )
    expect(done.map(({ result }) => result.width)).toEqual([320, 320, 320, 320])
  })

  test('one that would need too much memory is stopped', async () => {
    studio = await createStudio({ memoryLimitBytes: 60 * 2 ** 20 })
    await expect(studio.ingest(fixture('quarters'))).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringMatching(/memory/),
    })
  })
})

test('a command that fails leaves the work to WASM', async () => {
  const studio = await createStudio()
  const { chmod, writeFile } = await import('node:fs/promises')
  await writeFile(`${studio.dir}/heif-dec`, '#!/bin/sh\nexit 1\n')
  await chmod(`${studio.dir}/heif-dec`, 0o755)
  vi.stubEnv('PATH', `${studio.dir}${delimiter}/bin`)
  try {
    expect((await studio.ingest(fixture('quarters'))).result.format).toBe('heic')
  } finally {
    vi.unstubAllEnvs()
    await studio.close()
  }
})
