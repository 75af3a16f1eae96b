import { expect, it, vi } from 'vitest'
import { createQueue, noTotals, type Send, type Upload, type Verdict } from './queue.ts'

type Sending = {
  file: File
  signal: AbortSignal
  progress: (sent: number) => void
  keep: (duplicate?: boolean) => void
  fail: (error?: unknown) => void
}

function setUp(verdict: Partial<Verdict> = {}) {
  const sendings: Sending[] = []
  const totals = noTotals()
  const onKept = vi.fn<(upload: Upload) => void>()
  const send: Send = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const progress = (sent: number) => onProgress({ sent, total: file.size })
      const keep = (duplicate = false) => resolve({ id: `id of ${file.name}`, duplicate })
      sendings.push({ file, signal, progress, keep, fail: reject })
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  const judge = (): Verdict => ({ kind: 'fail', words: 'No.', ...verdict })
  const queue = createQueue({ send, judge, observe: (u) => u, totals, onKept, onStep() {} })
  return { queue, sendings, totals, onKept }
}

const files = (...names: string[]) => names.map((name) => new File(['12345678'], name))
const settle = () => new Promise((resolve) => setImmediate(resolve))

it('sends three at a time, in order', async () => {
  const { queue, sendings } = setUp()
  queue.add(files('a', 'b', 'c', 'd'))
  expect(sendings.map((each) => each.file.name)).toEqual(['a', 'b', 'c'])
  sendings[1]?.keep()
  await settle()
  expect(sendings.map((each) => each.file.name)).toEqual(['a', 'b', 'c', 'd'])
})

it('ticks only what the server has answered for', async () => {
  const { queue, sendings, totals, onKept } = setUp()
  const [upload] = queue.add(files('a'))
  sendings[0]?.progress(5)
  expect(upload).toMatchObject({ state: 'sending', sent: 5 })
  sendings[0]?.progress(8)
  expect(upload?.state).toBe('finishing')
  expect(totals).toMatchObject({ kept: 0, sent: 8, open: 1 })
  sendings[0]?.keep()
  await settle()
  expect(upload).toMatchObject({ state: 'kept', mediaId: 'id of a' })
  expect(totals).toMatchObject({ kept: 1, sent: 8, open: 0 })
  expect(onKept).toHaveBeenCalledOnce()
})

it('tells duplicates apart', async () => {
  const { queue, sendings, totals } = setUp()
  const [upload] = queue.add(files('a'))
  sendings[0]?.keep(true)
  await settle()
  expect(upload?.state).toBe('duplicate')
  expect(totals).toMatchObject({ kept: 0, duplicate: 1 })
})

it('leaves a failed file with its reason, goes on, and retries when asked', async () => {
  const { queue, sendings, totals } = setUp()
  const [upload] = queue.add(files('a', 'b', 'c', 'd'))
  sendings[0]?.progress(4)
  sendings[0]?.fail()
  await settle()
  expect(upload).toMatchObject({ state: 'failed', failure: 'No.', sent: 0 })
  expect(totals).toMatchObject({ failed: 1, open: 3, sent: 0 })
  expect(sendings).toHaveLength(4)
  for (const sending of sendings.slice(1)) sending.keep()
  await settle()
  if (upload) queue.retry([upload])
  sendings[4]?.keep()
  await settle()
  expect(totals).toMatchObject({ failed: 0, open: 0, kept: 4, sent: 32 })
})

it('pauses: breaks off what runs, starts nothing, and begins again in the same order', async () => {
  const { queue, sendings, totals } = setUp()
  const [first] = queue.add(files('a', 'b', 'c', 'd', 'e'))
  sendings[0]?.progress(4)
  queue.pause()
  await settle()
  expect(sendings.every((each) => each.signal.aborted)).toBe(true)
  expect(first).toMatchObject({ state: 'waiting', sent: 0 })
  expect(totals).toMatchObject({ sent: 0, open: 5, failed: 0 })
  queue.add(files('f'))
  expect(sendings).toHaveLength(3)
  queue.resume()
  expect(sendings.slice(3).map((each) => each.file.name)).toEqual(['a', 'b', 'c'])
})

it('waits when blocked and goes on where it was', async () => {
  const { queue, sendings } = setUp({ kind: 'again', halt: 'block' })
  const [upload] = queue.add(files('a', 'b', 'c', 'd'))
  sendings[0]?.fail()
  await settle()
  expect(upload?.state).toBe('waiting')
  expect(queue.blocked).toBe(true)
  expect(sendings).toHaveLength(3)
  queue.unblock()
  expect(sendings[3]?.file.name).toBe('a')
})

it('does not let the end of a block end a pause', () => {
  const { queue, sendings } = setUp()
  queue.pause()
  queue.add(files('a'))
  queue.unblock()
  expect(sendings).toHaveLength(0)
})

it('takes one out while it runs', async () => {
  const { queue, sendings, totals } = setUp()
  const [upload] = queue.add(files('a', 'b'))
  sendings[0]?.progress(4)
  if (upload) queue.remove(upload)
  await settle()
  expect(sendings[0]?.signal.aborted).toBe(true)
  expect(totals).toMatchObject({ files: 1, open: 1, bytes: 8, sent: 0 })
})
