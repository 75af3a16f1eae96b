import { expect, it } from 'vitest'
import type { Photo } from '../photos/photo.ts'
import { blendDays, blendPhotos } from './blend.ts'

const photo = (id: string, at: number) => ({ id, at }) as Photo
const ids = (photos: Photo[]) => photos.map(({ id }) => id).join('')

it('adds up the counts, newest day first', () => {
  const plain = [
    { day: '2024-06-03', count: 2 },
    { day: '2021-01-01', count: 1 },
  ]
  const sealed = [
    { day: '2022-05-05', count: 4 },
    { day: '2024-06-03', count: 1 },
  ]
  expect(blendDays(plain, sealed)).toEqual([
    { day: '2024-06-03', count: 3 },
    { day: '2022-05-05', count: 4 },
    { day: '2021-01-01', count: 1 },
  ])
})

it('puts each photo in its place within a day', () => {
  const plain = [photo('a', 90), photo('c', 50), photo('e', 10)]
  const sealed = [photo('d', 30), photo('b', 70)]
  expect(ids(blendPhotos(plain, sealed, true))).toBe('abcde')
  expect(ids(blendPhotos([], sealed, true))).toBe('bd')
})

it('keeps to one order for what happened in the same moment', () => {
  const both = [photo('x', 1), photo('y', 1)]
  expect(ids(blendPhotos([both[0]!], [both[1]!], true))).toBe('yx')
  expect(ids(blendPhotos([both[1]!], [both[0]!], true))).toBe('yx')
})

it('lets nothing jump while the rest of a day is on its way', () => {
  const sealed = [photo('b', 70), photo('d', 30)]
  const first = blendPhotos([photo('a', 90), photo('c', 50)], sealed, false)
  expect(ids(first)).toBe('abc')
  const whole = blendPhotos([photo('a', 90), photo('c', 50), photo('e', 10)], sealed, true)
  expect(ids(whole).startsWith(ids(first))).toBe(true)
})
