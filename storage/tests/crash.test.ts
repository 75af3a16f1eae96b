import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { openStorage, openForReading, verify } from '../index.ts'
import { scratchFolder, smallIo } from '../scratch.ts'
import type { Storage } from '../storage.ts'
import { bundle } from './bundle.ts'
import { live } from './live.ts'
import { expectations, findLive, readJournal, story } from './story.ts'

let child: string
beforeAll(async () => {
  child = await bundle('crash-child')
})

test('killed at any step: what was acknowledged is there, and nothing is half-done', async () => {
  const first = await scratchFolder()
  const points = await live(child, join(first.dir, 'data'), join(first.dir, 'journal'), 1e9)
  await first.remove()
  if (points === null) throw new Error('the story did not end')
  expect(points).toBeGreaterThan(80)

  let next = 0
  const worker = async () => {
    while (++next <= points) await crashAt(next)
  }
  await Promise.all([worker(), worker(), worker()])
}, 300_000)

async function crashAt(point: number): Promise<void> {
  const { dir, remove } = await scratchFolder()
  const data = join(dir, 'data')
  const passed = await live(child, data, join(dir, 'journal'), point)
  // Which writes share a commit differs from run to run: with fewer commits it lived to its end.
  if (passed !== null) expect(passed).toBeLessThan(point)
  const at = `killed at ${point}`
  const storage = await openStorage({ dir: data, io: smallIo })
  expect(readdirSync(storage.folder.incoming), at).toEqual([])
  const { live: acknowledged, open } = expectations(readJournal(join(dir, 'journal')))
  // Before the tidying and after it, with a grace period that is over at once.
  for (const tidied of [false, true]) {
    if (tidied) await storage.trash.collect({ graceMs: 0 })
    await check(storage, acknowledged, open, `${at}${tidied ? ', tidied' : ''}`)
  }
  await check(storage, acknowledged, open, at)
  await storage.close()
  const reader = await openForReading(data)
  expect((await verify(reader, { all: true })).damage, at).toEqual([])
  reader.close()
  await remove()
}

async function check(
  storage: Storage,
  acknowledged: Map<string, boolean>,
  open: Set<string>,
  at: string,
): Promise<void> {
  for (const { ownerId, bytes } of story) {
    if (bytes === '') continue
    const key = `${ownerId} ${bytes}`
    const found = findLive(storage, { ownerId, bytes })
    if (!open.has(key)) expect(found !== null, `${key} ${at}`).toBe(acknowledged.get(key) ?? false)
    if (found === null) continue
    const blob = await storage.blobs.open(found.hash)
    expect(String(await buffer(blob.stream())), `${key} ${at}`).toBe(bytes)
    // Not processed means queued: it will be.
    const waits = storage.jobs.counts().open > 0
    expect(found.status === null || found.status === 'ready' || waits, `${key} ${at}`).toBe(true)
  }
}
