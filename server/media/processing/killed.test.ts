import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from './fixtures.ts'
import { createStudio, type Studio } from './fixtures-studio.ts'
import type { VariantName } from './task.ts'

let studio: Studio
beforeEach(async () => void (studio = await createStudio({ size: 1 })))
afterEach(() => studio.close())

const killChildren = () => {
  for (const pid of studio.pool.stats().pids) process.kill(pid, 'SIGKILL')
}

/** Every variant that is there is whole; anything else is a `.part` that the next run replaces. */
async function onlyWholeVariants(outDir: string): Promise<void> {
  for (const name of await studio.files(outDir)) {
    if (name.endsWith('.part')) continue
    await sharp(join(outDir, name), { failOn: 'warning' }).raw().toBuffer()
  }
}

test.each<VariantName>(['thumb', 'medium', 'large'])(
  'killed when the %s was done',
  async (last) => {
    const source = await studio.put(await photo({ width: 2200, height: 1600 }))
    const task = { type: 'ingest', source, mimeType: 'image/jpeg', outDir: `${source}.d` } as const
    const announced: VariantName[] = []
    const run = studio.pool.run(task, {
      onVariant: (name) => {
        announced.push(name)
        if (name === last) killChildren()
      },
    })
    await run.catch((error: unknown) => expect(error).toMatchObject({ code: 'BUSY' }))
    await onlyWholeVariants(task.outDir)
    expect(await studio.files(task.outDir)).toEqual(
      expect.arrayContaining(announced.map((name) => `${name}.webp`)),
    )
    const { variants } = await studio.pool.run(task)
    expect(Object.keys(variants)).toEqual(['thumb', 'medium', 'large'])
    expect(await studio.files(task.outDir)).toEqual(['large.webp', 'medium.webp', 'thumb.webp'])
  },
)

test('what a killed run left half written is replaced', async () => {
  const bytes = await photo({ width: 1000, height: 800 })
  const { outDir } = await studio.ingest(bytes)
  await writeFile(join(outDir, 'thumb.webp.part'), 'half a thumb')
  const source = await studio.put(bytes)
  await studio.pool.run({ type: 'ingest', source, mimeType: 'image/jpeg', outDir })
  expect(await studio.files(outDir)).toEqual(['medium.webp', 'thumb.webp'])
})

test('at moments of no choosing', async () => {
  const source = await studio.put(await photo({ width: 2200, height: 1600 }))
  const task = { type: 'ingest', source, mimeType: 'image/jpeg', outDir: `${source}.d` } as const
  for (const delay of [0, 60, 120, 180, 240, 300, 360, 420]) {
    const run = studio.pool.run(task).catch((error: unknown) => error)
    setTimeout(killChildren, delay)
    await run
    await onlyWholeVariants(task.outDir)
  }
  await studio.pool.run(task)
  expect(await studio.files(task.outDir)).toEqual(['large.webp', 'medium.webp', 'thumb.webp'])
})

test('a folder that cannot be written to fails the task, not the pool', async () => {
  const source = await studio.put(await photo({ width: 300, height: 200 }))
  const task = {
    type: 'ingest',
    source,
    mimeType: 'image/jpeg',
    outDir: `${source}/below`,
  } as const
  await expect(studio.pool.run(task)).rejects.toMatchObject({ code: 'INTERNAL' })
  await expect(studio.pool.run({ ...task, outDir: `${source}.d` })).resolves.toHaveProperty('width')
})

test('a full disk is said to be full', async () => {
  const source = await studio.put(await photo({ width: 300, height: 200 }))
  const { symlink, mkdir } = await import('node:fs/promises')
  await mkdir(`${source}.d`)
  await symlink('/dev/full', `${source}.d/thumb.webp.part`)
  const task = { type: 'ingest', source, mimeType: 'image/jpeg', outDir: `${source}.d` } as const
  const run = studio.pool.run(task)
  if (process.platform === 'linux') await expect(run).rejects.toMatchObject({ code: 'NO_SPACE' })
  else await run.catch(() => {})
  expect((await studio.pool.run(task)).variants.thumb).toBeGreaterThan(0)
})

test('an original that is gone is told apart from one that is damaged', async () => {
  const outDir = join(studio.dir, 'd')
  for (const mimeType of ['image/jpeg', 'image/svg+xml', 'image/heic']) {
    const run = studio.pool.run({ type: 'ingest', source: '/nowhere/blob', mimeType, outDir })
    await expect(run).rejects.toMatchObject({ code: 'DAMAGED' })
  }
})
