import { expect, it, vi } from 'vitest'
import { createPreviews } from './previews.ts'

const image = (name: string) => new File(['x'], name, { type: 'image/jpeg' })

it('draws a file once, and only when somebody looks', async () => {
  const draw = vi.fn(async (file: File) => `url of ${file.name}`)
  const previews = createPreviews({ draw, drop: () => {} })
  previews.remember('a', image('a.jpg'))
  previews.remember('b', image('b.jpg'))
  expect(await previews.urlOf('a')).toBe('url of a.jpg')
  expect(await previews.urlOf('a')).toBe('url of a.jpg')
  expect(draw).toHaveBeenCalledOnce()
})

it('has nothing for others, and for what cannot be read', async () => {
  const draw = () => Promise.reject(new Error('no HEIC here'))
  const previews = createPreviews({ draw, drop: () => {} })
  previews.remember('heic', image('a.heic'))
  expect(await previews.urlOf('other')).toBeNull()
  expect(await previews.urlOf('heic')).toBeNull()
})

it('draws a few at a time and forgets the oldest', async () => {
  let now = 0
  let most = 0
  const draw = async (file: File) => {
    most = Math.max(most, ++now)
    await Promise.resolve()
    now -= 1
    return file.name
  }
  const drop = vi.fn()
  const previews = createPreviews({ draw, drop, keep: 3, parallel: 2 })
  const ids = ['a', 'b', 'c', 'd']
  for (const id of ids.slice(0, 3)) previews.remember(id, image(id))
  expect(await Promise.all(ids.map(previews.urlOf))).toEqual(['a', 'b', 'c', null])
  expect(most).toBeLessThanOrEqual(2)
  previews.remember('d', image('d'))
  await vi.waitFor(() => expect(drop).toHaveBeenCalledWith('a'))
  expect(await previews.urlOf('a')).toBeNull()
})
