import { createHash } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { link } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFolderFlush } from '../folder/flush.ts'
import { scratchFolder } from '../scratch.ts'
import { blobContract } from './blob-contract.ts'
import type { BlobStore } from './blob-store.ts'
import { createFileBlobStore } from './file-blob-store.ts'
import { createMemoryBlobStore } from './memory-blob-store.ts'

type Files = {
  dir: string
  blobs: BlobStore
  close: () => Promise<void>
  free: { bytes: number }
  clock: { now: number }
}

type Options = { room?: number; link?: typeof link }

async function fileStore({
  room = Number.MAX_SAFE_INTEGER,
  ...more
}: Options = {}): Promise<Files> {
  const { dir, remove } = await scratchFolder()
  const folder = {
    blobs: join(dir, 'blobs'),
    incoming: join(dir, 'incoming'),
    trash: join(dir, 'trash'),
  }
  for (const path of Object.values(folder)) mkdirSync(path)
  const free = { bytes: room }
  const clock = { now: 0 }
  const blobs = createFileBlobStore({
    folder: { ...folder, freeBytes: async () => free.bytes },
    now: () => clock.now,
    newId: v7,
    flush: createFolderFlush(),
    floorBytes: 0,
    ...more,
  })
  return { dir, blobs, close: remove, free, clock }
}

/** As exFAT, SMB and others say it. */
const linkless = (code: string) => ({
  link: () => Promise.reject(Object.assign(new Error(`${code}: no links here`), { code })),
})

blobContract('blobs in files', fileStore)
blobContract('blobs in files without links', (options) =>
  fileStore({ ...options, ...linkless('EPERM') }),
)
blobContract('blobs in memory', async (options) => ({
  blobs: createMemoryBlobStore(options),
  close: async () => {},
}))

describe('blobs in files, in particular', () => {
  let store: Files
  beforeEach(async () => {
    store = await fileStore()
  })
  afterEach(() => store.close())

  async function put(bytes: string | Uint8Array): Promise<string> {
    const incoming = await store.blobs.begin()
    await incoming.write(Buffer.from(bytes))
    const { hash } = await incoming.seal()
    await incoming.keep(async () => {})
    return hash
  }

  const pathOf = (hash: string, room = 'blobs') =>
    join(store.dir, room, hash.slice(0, 2), hash.slice(2, 4), hash)

  test('are read-only, at ab/cd/<hash>, and leave nothing in incoming/', async () => {
    const hash = await put('a')
    expect(statSync(pathOf(hash)).mode & 0o777).toBe(0o400)
    expect(readdirSync(join(store.dir, 'incoming'))).toEqual([])
  })

  test('a truncated file is set aside for the whole one', async () => {
    const hash = await put('whole bytes')
    chmodSync(pathOf(hash), 0o600)
    truncateSync(pathOf(hash), 3)
    await put('whole bytes')
    expect(readFileSync(pathOf(hash), 'utf8')).toBe('whole bytes')
    expect(readFileSync(`${pathOf(hash, 'trash')}.damaged`, 'utf8')).toBe('who')
  })

  test('heals a file of the right size with the wrong bytes, when the right ones come again', async () => {
    const bytes = Buffer.alloc(2_500_000, 7)
    const hash = await put(bytes)
    const damaged = Buffer.from(bytes)
    damaged[2_400_000] = 8
    chmodSync(pathOf(hash), 0o600)
    writeFileSync(pathOf(hash), damaged)
    await put(bytes)
    expect(readFileSync(pathOf(hash)).equals(bytes)).toBe(true)
    expect(readFileSync(`${pathOf(hash, 'trash')}.damaged`).equals(damaged)).toBe(true)
  })

  test('heals again what was set aside once, and one that was cut off halfway', async () => {
    const hash = await put('whole bytes')
    const aside = `${pathOf(hash, 'trash')}.damaged`
    for (const wrong of ['first', 'second']) {
      chmodSync(pathOf(hash), 0o600)
      writeFileSync(pathOf(hash), wrong)
      // Killed after the second name was given.
      if (wrong === 'second') {
        rmSync(aside)
        linkSync(pathOf(hash), aside)
      }
      await put('whole bytes')
      expect(readFileSync(pathOf(hash), 'utf8')).toBe('whole bytes')
      expect(readFileSync(aside, 'utf8')).toBe(wrong)
    }
  })

  test.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'])(
    'where there are no links (%s) files are named and healed all the same',
    async (code) => {
      await store.close()
      store = await fileStore(linkless(code))
      const hash = await put('whole bytes')
      const { ino } = statSync(pathOf(hash))
      expect(await put('whole bytes')).toBe(hash)
      expect(statSync(pathOf(hash)).ino).toBe(ino)
      chmodSync(pathOf(hash), 0o600)
      truncateSync(pathOf(hash), 3)
      await put('whole bytes')
      expect(readFileSync(pathOf(hash), 'utf8')).toBe('whole bytes')
      expect(readdirSync(join(store.dir, 'incoming'))).toEqual([])
    },
  )

  test('where there are no links nothing is replaced that came into its place meanwhile', async () => {
    await store.close()
    const intruding = (_: unknown, path: unknown) => {
      writeFileSync(String(path), 'not ours')
      return linkless('EPERM').link()
    }
    store = await fileStore({ link: intruding })
    await expect(put('a')).rejects.toMatchObject({ code: 'READ_ONLY' })
    expect(readFileSync(pathOf(createHash('sha256').update('a').digest('hex')), 'utf8')).toBe(
      'not ours',
    )
  })

  test('two hundred at once share a few buffers', async () => {
    const uploads = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const incoming = await store.blobs.begin()
        const chunk = Buffer.alloc(50_000, i)
        for (let part = 0; part < 5; part++) await incoming.write(chunk)
        const { hash } = await incoming.seal()
        await incoming.keep(async () => {})
        return hash
      }),
    )
    expect(new Set(uploads).size).toBe(200)
    for (const hash of uploads) expect((await store.blobs.stat(hash))?.size).toBe(250_000)
  })

  test('an upload given up halfway does not keep its buffer', async () => {
    for (let i = 0; i < 100; i++) {
      const incoming = await store.blobs.begin()
      void incoming.write(Buffer.alloc(1_500_000)).catch(() => {})
      await incoming.discard()
    }
    expect(readdirSync(join(store.dir, 'incoming'))).toEqual([])
    expect(await store.blobs.has(await put('still works'))).toBe(true)
  })

  test('stops when the disk fills up on the way, counting what others announced', async () => {
    store.free.bytes = 100 * 1024 * 1024
    const other = await store.blobs.begin({ expectedSize: 60 * 1024 * 1024 })
    await expect(store.blobs.begin({ expectedSize: 50 * 1024 * 1024 })).rejects.toMatchObject({
      code: 'NO_SPACE',
    })
    await other.discard()
    const incoming = await store.blobs.begin({ expectedSize: 70 * 1024 * 1024 })
    store.free.bytes = -1
    const chunk = Buffer.alloc(8 * 1024 * 1024)
    const writing = (async () => {
      for (let i = 0; i < 9; i++) await incoming.write(chunk)
    })()
    await expect(writing).rejects.toMatchObject({ code: 'NO_SPACE' })
    await incoming.discard()
    expect(readdirSync(join(store.dir, 'incoming'))).toEqual([])
  })

  test('of ten that come at once only as many are let in as there is room for', async () => {
    const gb = 1_000_000_000
    store.free.bytes = 130 * gb
    const begun = await Promise.allSettled(
      Array.from({ length: 10 }, () => store.blobs.begin({ expectedSize: 60 * gb })),
    )
    const letIn = begun.map(({ status }) => status === 'fulfilled')
    expect(letIn).toEqual(letIn.map((_, place) => place < 2))
    // Who was refused claims nothing any more.
    await (await store.blobs.begin({ expectedSize: 9 * gb })).discard()
    expect(readdirSync(join(store.dir, 'incoming'))).toHaveLength(2)
  })

  test('what was announced keeps others out only while it arrives', async () => {
    const mib = 1024 * 1024
    store.free.bytes = 100 * mib
    const other = () => store.blobs.begin({ expectedSize: 50 * mib })
    const announced = await store.blobs.begin({ expectedSize: 90 * mib })
    store.clock.now += 9000
    await announced.write(Buffer.alloc(2 * mib))
    store.clock.now += 9000
    await expect(other()).rejects.toMatchObject({ code: 'NO_SPACE' })
    // A trickle is no arriving.
    await announced.write(Buffer.alloc(1))
    store.clock.now += 1000
    await (await other()).discard()
    await announced.discard()
  })

  test('makes its folders again when they are removed while it runs', async () => {
    writeFileSync(join(store.dir, 'hearth.json'), '{}')
    for (const room of ['incoming', 'blobs']) rmSync(join(store.dir, room), { recursive: true })
    expect(await store.blobs.has(await put('a'))).toBe(true)
  })

  test('makes nothing where its disk is gone', async () => {
    rmSync(join(store.dir, 'incoming'), { recursive: true })
    await expect(store.blobs.begin()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('disk'),
    })
    expect(readdirSync(store.dir)).not.toContain('incoming')
  })

  test('the folders of what was erased go with it', async () => {
    const hash = await put('b')
    await store.blobs.trash(hash)
    await store.blobs.erase(hash)
    expect(readdirSync(join(store.dir, 'trash'))).toEqual([])
  })
})
