import { expect, test } from 'vitest'
import { createFolderFlush } from './flush.ts'

/** A flush that ends when it is told to. */
function manual() {
  const ends: (() => void)[] = []
  const sync = () =>
    new Promise<void>((resolve) => {
      ends.push(resolve)
    })
  return { ends, flush: createFolderFlush(sync) }
}
const turn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve)
  })

test('a hundred at once share two flushes: the one under way and the next', async () => {
  const { ends, flush } = manual()
  const all = Array.from({ length: 100 }, () => flush('a'))
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await all[0]
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await Promise.all(all)
  expect(ends).toHaveLength(2)
})

test('who comes during a flush waits for one that began later', async () => {
  const { ends, flush } = manual()
  const first = flush('a')
  let done = false
  const second = flush('a').then(() => (done = true))
  ends[0]?.()
  await first
  await turn()
  expect(done).toBe(false)
  ends[1]?.()
  await second
})

test('folders do not wait for each other, and a failure is for those it concerns', async () => {
  let fails = true
  const flush = createFolderFlush(async (dir) => {
    if (dir === 'bad' && fails) throw new Error('EIO')
  })
  const [good, bad] = await Promise.allSettled([flush('good'), flush('bad')])
  expect([good?.status, bad?.status]).toEqual(['fulfilled', 'rejected'])
  fails = false
  await flush('bad')
})
