import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openForReading, openStorage, verify } from '../index.ts'
import { scratchFolder, smallIo, uploadTo } from '../scratch.ts'
import { bundle } from './bundle.ts'
import { live } from './live.ts'

test('killed while a damaged original is replaced: there is one at any moment, and it can be healed again', async () => {
  const child = await bundle('heal-child')
  const seen = new Set<string>()
  for (let point = 1; ; point++) {
    const { dir, remove } = await scratchFolder()
    const data = join(dir, 'data')
    const journal = join(dir, 'journal')
    const passed = await live(child, data, journal, point)
    const [path = '', healed] = readFileSync(journal, 'utf8').split('\n')
    seen.add(readFileSync(path, 'utf8'))
    if (healed) expect(readFileSync(path, 'utf8')).toBe('the right bytes')
    await healAgain(data, path, `killed at ${point}`)
    await remove()
    if (passed === null) continue
    expect(passed).toBeGreaterThan(8)
    break
  }
  expect([...seen]).toEqual(['damaged', 'the right bytes'])
}, 60_000)

async function healAgain(data: string, path: string, at: string): Promise<void> {
  const storage = await openStorage({ dir: data, io: smallIo })
  await uploadTo(storage, 'the right bytes', { ownerId: 'cy' })
  expect(readFileSync(path, 'utf8'), at).toBe('the right bytes')
  await storage.trash.collect({ graceMs: 0 })
  await storage.close()
  const reader = await openForReading(data)
  expect((await verify(reader, { all: true })).damage, at).toEqual([])
  reader.close()
}
