import { expect, it, vi } from 'vitest'
import { createPortraits, HEAVIEST, LONGEST, squareIn } from './portrait.ts'

function setUp(lengths: number[]) {
  const close = vi.fn()
  const picture = { width: 40, height: 30, close } as unknown as ImageBitmap
  const draw = vi.fn(() => 'x'.repeat(lengths.shift() ?? 0))
  const open = vi.fn(async () => picture)
  return { close, draw, open, portraitOf: createPortraits({ open, draw }) }
}

it('takes the middle', () => {
  expect(squareIn(4000, 3000)).toEqual({ x: 500, y: 0, side: 3000 })
  expect(squareIn(3, 8)).toEqual({ x: 0, y: 3, side: 3 })
})

it('gets smaller until the server takes it', async () => {
  const { portraitOf, draw, close } = setUp([LONGEST + 1, LONGEST])
  expect(await portraitOf(new Blob(['a']))).toHaveLength(LONGEST)
  expect(draw).toHaveBeenCalledTimes(2)
  expect(close).toHaveBeenCalledOnce()
})

it('says what is wrong with a file', async () => {
  const never = setUp(Array.from({ length: 9 }, () => LONGEST + 1))
  await expect(never.portraitOf(new Blob(['a']))).rejects.toMatchObject({ problem: 'huge' })
  expect(never.close).toHaveBeenCalledOnce()

  const broken = setUp([])
  broken.open.mockRejectedValue(new DOMException('no', 'InvalidStateError'))
  await expect(broken.portraitOf(new Blob(['a']))).rejects.toMatchObject({ problem: 'broken' })

  const heavy = setUp([])
  const file = { size: HEAVIEST + 1 } as Blob
  await expect(heavy.portraitOf(file)).rejects.toMatchObject({ problem: 'huge' })
  expect(heavy.open).not.toHaveBeenCalled()
})
