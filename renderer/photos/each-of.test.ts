import { expect, it } from 'vitest'
import { eachOf } from './each-of.ts'

it('does everything, never more than a few at once, and keeps errors apart', async () => {
  let now = 0
  let most = 0
  const work = async (n: number) => {
    most = Math.max(most, ++now)
    await Promise.resolve()
    now -= 1
    if (n % 5 === 0) throw new Error(String(n))
  }
  const { done, errors } = await eachOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], work, 3)
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 6, 7, 8, 9])
  expect(errors).toHaveLength(2)
  expect(most).toBe(3)
})
