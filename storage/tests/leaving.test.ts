import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { mentionsOf } from '../account/everything.ts'
import { erasureKind, openForReading, openStorage, verify, type Leaver } from '../index.ts'
import { scratchFolder, smallIo } from '../scratch.ts'
import type { Storage } from '../storage.ts'
import { bundle } from './bundle.ts'
import { live } from './live.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const words = ['person-ben', 'ben@example.org']

let child: string
beforeAll(async () => {
  child = await bundle('leaving-child')
})

test('killed at any step of an erasure: the account is whole or gone, and the next start ends the rest', async () => {
  const first = await scratchFolder()
  const points = await live(child, join(first.dir, 'data'), join(first.dir, 'journal'), 1e9)
  await first.remove()
  if (points === null) throw new Error('the erasure did not end')
  expect(points).toBeGreaterThan(15)
  let next = 0
  const worker = async () => {
    while (++next <= points) await crashAt(next)
  }
  await Promise.all([worker(), worker()])
}, 180_000)

async function crashAt(point: number): Promise<void> {
  const { dir, remove } = await scratchFolder()
  const data = join(dir, 'data')
  const passed = await live(child, data, join(dir, 'journal'), point)
  // Which writes share a commit differs from run to run: with fewer commits it lived to its end.
  if (passed !== null) expect(passed).toBeLessThan(point)
  const storage = await openStorage({ dir: data, io: smallIo })
  const at = `killed at ${point}`
  if (isThere(storage)) expect(mentionsOf(storage.sqlite, words).length, at).toBeGreaterThan(30)
  else await checkGone(storage, at)
  await storage.close()
  const reader = await openForReading(data)
  expect((await verify(reader, { all: true })).damage, at).toEqual([])
  reader.close()
  await remove()
}

function isThere({ sqlite }: Storage): boolean {
  return sqlite.prepare("SELECT 1 FROM user WHERE id = 'person-ben'").get() !== undefined
}

async function checkGone(storage: Storage, at: string): Promise<void> {
  const { sqlite, erasure, jobs, media, blobs } = storage
  // Whatever is left of them names no account, and waits for its job.
  const left = mentionsOf(sqlite, words).map((place) => place.split('.')[0])
  const pending = new Set([
    'job',
    'media',
    'reference',
    'sealed_media',
    'media_count',
    'media_facet',
    'security_event',
  ])
  expect(
    left.filter((table) => !pending.has(table ?? '')),
    at,
  ).toEqual([])
  const job = jobs.claim({ kinds: [erasureKind], leaseMs: 60_000 })
  if (job === null) expect(left, at).toEqual([])
  else {
    await erasure.complete(job.payload as Leaver)
    await storage.write(() => jobs.finish(job))
  }
  expect(mentionsOf(sqlite, words), at).toEqual([])
  expect(await blobs.has(sha256('own')), at).toBe(false)
  expect(await blobs.has(sha256('private')), at).toBe(false)
  expect(await blobs.has(sha256('shared')), at).toBe(true)
  expect(media.findByHash('person-ada', sha256('shared')), at).not.toBeNull()
}
