import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { createFolderMaker } from './make-folder.ts'

test('flushes each folder that got a new name, and no other', async () => {
  const { dir, remove } = await scratchFolder()
  const blobs = join(dir, 'blobs')
  mkdirSync(blobs)
  let flushed: string[] = []
  const make = createFolderMaker(async (path) => void flushed.push(relative(dir, path)))
  const flushedFor = async (path: string) => {
    flushed = []
    await make(join(blobs, path))
    return flushed
  }
  expect(await flushedFor('ab/cd')).toEqual(['blobs/ab', 'blobs'])
  expect(await flushedFor('ab/ef')).toEqual(['blobs/ab'])
  expect(await flushedFor('ab/ef')).toEqual([])
  rmSync(blobs, { recursive: true })
  expect(await flushedFor('ab/cd')).toEqual(['blobs/ab', 'blobs', ''])
  await remove()
})
