import { mkdtempSync, rmSync } from 'node:fs'
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBufferPool } from './buffer-pool.ts'
import { createEarlyFlush, type EarlyFlush } from './early-flush.ts'
import { createSpool } from './spool.ts'

const mib = 1024 * 1024
const block = Buffer.alloc(mib, 'a photo')

describe('a film on its way to the disk', () => {
  let dir: string
  let file: FileHandle
  const pool = createBufferPool()

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'spool-'))
    file = await open(join(dir, 'film'), 'wx+')
  })
  afterEach(async () => {
    await file.close()
    rmSync(dir, { recursive: true })
  })

  async function send(blocks: number, flushEarly: EarlyFlush) {
    const spool = createSpool(file, { pool, flushEarly })
    for (let i = 0; i < blocks; i++) await spool.write(block)
    return spool
  }

  test('the disk works while it arrives, and the bytes are those that were sent', async () => {
    const flush = createEarlyFlush()
    let flushed = 0
    const spool = await send(140, (handle) => flush(handle)?.then(() => void flushed++) ?? null)
    const { hash, size } = await spool.end()
    expect(size).toBe(140 * mib)
    expect(flushed).toBeGreaterThan(0)
    const kept = await readFile(join(dir, 'film'))
    expect(createHash('sha256').update(kept).digest('hex')).toBe(hash)
  })

  test('what the disk lost early is not forgotten at the end', async () => {
    const lost = new Error('EIO')
    const sent = send(140, () => Promise.reject(lost)).then((spool) => spool.end())
    await expect(sent).rejects.toBe(lost)
  })

  test('one file at a time is flushed early', async () => {
    const flush = createEarlyFlush()
    const first = flush(file)
    expect(flush(file)).toBeNull()
    await first
    await expect(flush(file)).resolves.toBeUndefined()
  })

  test('given up while writes wait, it gives every buffer back once', async () => {
    const small = createBufferPool({ limit: 8, idle: 8 })
    const spool = createSpool(file, { pool: small, flushEarly: () => null })
    const writing = spool.write(Buffer.alloc(20 * mib))
    await spool.abandon()
    await expect(writing).rejects.toThrow('given up')
    const again = Array.from({ length: 8 }, () => small.take())
    expect(again).not.toContain(null)
    expect(new Set(again).size).toBe(8)
    expect(small.take()).toBeNull()
  })
})
