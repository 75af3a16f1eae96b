import { expect, it } from 'vitest'
import { pictureOf } from '../testing/pictures.ts'
import { isoOf, takenIn } from './taken.ts'

it('writes what the camera had, with its zone where that is known', () => {
  expect(isoOf('2024:05:03 14:22:10')).toBe('2024-05-03T14:22:10')
  expect(isoOf('2024:05:03 14:22:10', '+02:00')).toBe('2024-05-03T14:22:10+02:00')
  expect(isoOf('2024-05-03T14:22', 'Z')).toBe('2024-05-03T14:22:00Z')
  expect(isoOf('2024:05:03 14:22:10', 'Berlin')).toBe('2024-05-03T14:22:10')
})

it.each(['', '0000:00:00 00:00:00', '2024:06:31 10:00:00', '2024:13:01 10:00:00', 'yesterday'])(
  'takes “%s” for no date',
  (text) => expect(isoOf(text)).toBeUndefined(),
)

it('finds the date in a photo, and none in what is no photo', async () => {
  const { buffer } = await pictureOf(5, '2023:07:09 18:30:00')
  const photo = new Blob([Uint8Array.from(buffer)], { type: 'image/jpeg' })
  expect(await takenIn(photo)).toBe('2023-07-09T18:30:00')
  expect(await takenIn(new Blob(['no picture'], { type: 'image/jpeg' }))).toBeUndefined()
  expect(await takenIn(new Blob(['text'], { type: 'text/plain' }))).toBeUndefined()
})
