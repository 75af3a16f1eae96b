import { createHash, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BlobStore } from './blob-store.ts'

export type BlobStoreUnderTest = { blobs: BlobStore; close: () => Promise<void> }

/** What every blob store promises. `make` gives an empty one with room for `room` bytes, if told. */
export function blobContract(
  name: string,
  make: (options?: { room?: number }) => Promise<BlobStoreUnderTest>,
): void {
  describe(name, () => {
    let store: BlobStoreUnderTest
    let blobs: BlobStore
    beforeEach(async () => {
      store = await make()
      blobs = store.blobs
    })
    afterEach(() => store.close())

    async function put(bytes: Uint8Array, commit = async () => {}): Promise<string> {
      const incoming = await blobs.begin({ expectedSize: bytes.length })
      await incoming.write(bytes)
      const { hash } = await incoming.seal()
      await incoming.keep(commit)
      return hash
    }

    test('gives back what it took, whatever the size of the chunks', async () => {
      const bytes = randomBytes(3 * 1024 * 1024 + 17)
      const incoming = await blobs.begin()
      for (let at = 0, step = 1; at < bytes.length; at += step, step = (step * 3) % 200_001) {
        const chunk = Buffer.from(bytes.subarray(at, at + step))
        await incoming.write(chunk)
        // The contract: a chunk may be reused once it was taken.
        chunk.fill(0)
      }
      expect(incoming.size).toBe(bytes.length)
      const sealed = await incoming.seal()
      expect(sealed).toMatchObject({ hash: sha256(bytes), size: bytes.length })
      expect(Buffer.from(sealed.head).equals(bytes.subarray(0, 4100))).toBe(true)
      expect(await incoming.keep(async () => 'answer')).toBe('answer')
      const opened = await blobs.open(sealed.hash)
      expect(opened.size).toBe(bytes.length)
      expect((await buffer(opened.stream())).equals(bytes)).toBe(true)
    })

    test('streams ranges, both ends included', async () => {
      const opened = await blobs.open(await put(Buffer.from('0123456789')))
      expect(String(await buffer(opened.stream({ start: 2, end: 4 })))).toBe('234')
      expect(String(await buffer(opened.stream({ start: 0, end: 0 })))).toBe('0')
      expect(String(await buffer(opened.stream({ start: 7 })))).toBe('789')
    })

    test('refuses an empty file', async () => {
      const incoming = await blobs.begin()
      await expect(incoming.seal()).rejects.toMatchObject({ code: 'VALIDATION', field: 'file' })
      await incoming.discard()
    })

    test('refuses what there is no room for', async () => {
      const small = await make({ room: 1000 })
      await expect(small.blobs.begin({ expectedSize: 1001 })).rejects.toMatchObject({
        code: 'NO_SPACE',
      })
      await (await small.blobs.begin({ expectedSize: 1000 })).discard()
      await small.close()
    })

    test('knows nothing of what was not kept', async () => {
      const incoming = await blobs.begin()
      await incoming.write(Buffer.from('a'))
      const { hash } = await incoming.seal()
      expect(await blobs.has(hash)).toBe(false)
      await incoming.discard()
      await incoming.discard()
      expect(await blobs.stat(hash)).toBeNull()
      await expect(blobs.open(hash)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(incoming.keep(async () => {})).rejects.toThrow()
    })

    test('keeps the same bytes once', async () => {
      const bytes = Buffer.from('the same')
      const [first, second] = await Promise.all([put(bytes), put(bytes)])
      expect(first).toBe(second)
      expect(await all(blobs.list())).toEqual([first])
    })

    test('has the bytes in place when commit runs, and keeps them when it throws', async () => {
      let there = false
      const hash = sha256(Buffer.from('b'))
      const failed = put(Buffer.from('b'), async () => {
        there = await blobs.has(hash)
        throw new Error('no row')
      })
      await expect(failed).rejects.toThrow('no row')
      expect(there).toBe(true)
      expect(await blobs.has(hash)).toBe(true)
    })

    test('lets nothing come between bytes and commit', async () => {
      const order: string[] = []
      const hash = sha256(Buffer.from('c'))
      await put(Buffer.from('c'), async () => {
        const waiting = blobs.exclusive(hash, async () => void order.push('trash'))
        await new Promise((resolve) => {
          setImmediate(resolve)
        })
        order.push('commit')
        void waiting
      })
      await blobs.exclusive(hash, async () => void order.push('after'))
      expect(order).toEqual(['commit', 'trash', 'after'])
    })

    test('goes on with a hash after work on it failed', async () => {
      const hash = sha256(Buffer.from('d'))
      const failed = blobs.exclusive(hash, () => Promise.reject(new Error('broken')))
      await expect(failed).rejects.toThrow('broken')
      expect(await blobs.exclusive(hash, async () => 1)).toBe(1)
    })

    test('moves to the trash and back', async () => {
      const hash = await put(Buffer.from('e'))
      expect(await blobs.trash(hash)).toBe(true)
      expect(await blobs.trash(hash)).toBe(false)
      expect(await blobs.has(hash)).toBe(false)
      expect(await all(blobs.list())).toEqual([])
      expect((await all(blobs.listTrash())).map((found) => found.hash)).toEqual([hash])
      expect(await blobs.untrash(hash)).toBe(true)
      expect(await blobs.untrash(hash)).toBe(true)
      expect(await blobs.has(hash)).toBe(true)
      expect(await all(blobs.listTrash())).toEqual([])
    })

    test('erases only what is in the trash', async () => {
      const hash = await put(Buffer.from('f'))
      expect(await blobs.erase(hash)).toBe(false)
      expect(await blobs.has(hash)).toBe(true)
      await blobs.trash(hash)
      expect(await blobs.erase(hash)).toBe(true)
      expect(await blobs.erase(hash)).toBe(false)
      expect(await blobs.untrash(hash)).toBe(false)
    })

    test('takes the same bytes again while they lie in the trash', async () => {
      const hash = await put(Buffer.from('g'))
      await blobs.trash(hash)
      expect(await put(Buffer.from('g'))).toBe(hash)
      expect(await blobs.erase(hash)).toBe(true)
      expect(await blobs.has(hash)).toBe(true)
    })

    test('takes only hashes for hashes', async () => {
      for (const wrong of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/..`]) {
        await expect(blobs.open(wrong)).rejects.toMatchObject({ code: 'VALIDATION' })
        await expect(blobs.has(wrong)).rejects.toMatchObject({ code: 'VALIDATION' })
        await expect(blobs.erase(wrong)).rejects.toMatchObject({ code: 'VALIDATION' })
      }
    })
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
