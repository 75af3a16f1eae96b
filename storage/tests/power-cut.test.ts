import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFileBlobStore } from '../blobs/file-blob-store.ts'
import { createFolderFlush, type FolderFlush } from '../folder/flush.ts'
import { scratchFolder } from '../scratch.ts'
import { cuts, reads, type Call, type Names } from './forgetful-disk.ts'

const calls = vi.hoisted((): Call[] => [])
vi.mock('node:fs/promises', async (original) => {
  const { recording } = await import('./forgetful-disk.ts')
  return recording(await original(), calls)
})

let dir = ''
let remove = async () => {}
beforeEach(async () => void ({ dir, remove } = await scratchFolder()))
afterEach(() => remove())

const right = 'the right bytes'
const hash = createHash('sha256').update(right).digest('hex')
const placeIn = (room: string) => join(dir, room, hash.slice(0, 2), hash.slice(2, 4), hash)

function openStore(flush: FolderFlush = createFolderFlush()) {
  const [blobs, incoming, trash] = ['blobs', 'incoming', 'trash'].map((room) => join(dir, room))
  const folder = { blobs: blobs ?? '', incoming: incoming ?? '', trash: trash ?? '' }
  for (const room of Object.values(folder)) mkdirSync(room, { recursive: true })
  const tools = { now: () => 0, newId: () => 'upload', floorBytes: 0, flush }
  return createFileBlobStore({ ...tools, folder: { ...folder, freeBytes: async () => 1e9 } })
}

const promise = async () => void calls.push({ do: 'promise', path: '' })

async function put(store = openStore(), commit = promise): Promise<void> {
  const upload = await store.begin()
  await upload.write(Buffer.from(right))
  await upload.seal()
  await upload.keep(commit)
}

/** Everything so far is on the disk for good; the calls count from here. */
function settled(): Names {
  calls.length = 0
  const names: Names = new Map()
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const bytes = entry.isFile() ? readFileSync(path) : Buffer.alloc(0)
    names.set(path, entry.isFile() ? { kept: bytes, seen: bytes } : 'folder')
  }
  return names
}

/** What may be found in these rooms after a power cut, before the promise and after it. */
function found(before: Names, ...rooms: string[]) {
  const seen = { before: new Set<string>(), after: new Set<string>() }
  for (const { names, promised } of cuts(calls, new Map(before))) {
    const all = rooms.flatMap((room) => reads(names, dir, placeIn(room)))
    for (const one of all.length > 0 ? all : ['nothing'])
      seen[promised ? 'after' : 'before'].add(one)
  }
  return { before: [...seen.before].toSorted(), after: [...seen.after].toSorted() }
}

test('a new original is there or not, never a part of it, and there once it was promised', async () => {
  const store = openStore()
  const before = settled()
  await put(store)
  expect(found(before, 'blobs')).toEqual({ before: ['nothing', right], after: [right] })
})

test('the same bytes once more change nothing', async () => {
  await put()
  const before = settled()
  await put()
  expect(found(before, 'blobs')).toEqual({ before: [right], after: [right] })
})

test('a damaged one is there until the right one is', async () => {
  await put()
  chmodSync(placeIn('blobs'), 0o600)
  writeFileSync(placeIn('blobs'), 'damaged')
  const before = settled()
  await put()
  expect(found(before, 'blobs')).toEqual({ before: ['damaged', right], after: [right] })
})

test('on its way to the trash and back it is in one of the two places', async () => {
  const store = openStore()
  await put(store)
  const before = settled()
  await store.trash(hash)
  await store.untrash(hash)
  await promise()
  expect(found(before, 'blobs', 'trash')).toEqual({ before: [right], after: [right] })
  expect(found(before, 'blobs').after).toEqual([right])
})

test('a flush that is left out is noticed', async () => {
  const store = openStore(async () => {})
  const before = settled()
  await put(store)
  expect(found(before, 'blobs').after).toContain('nothing')
})
