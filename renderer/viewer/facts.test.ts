import { expect, it } from 'vitest'
import type { MediaRecord } from '../../client/index.ts'
import { en } from '../messages/en/index.ts'
import { createFormat } from '../messages/format.ts'
import { factsOf } from './facts.ts'

const record: MediaRecord = {
  id: 'p',
  status: 'ready',
  originalName: 'a.jpg',
  mimeType: 'image/jpeg',
  size: 3_400_000,
  hash: '',
  urls: { original: '' },
  createdAt: '2025-05-03T10:00:00.000Z',
}
const facts = (fields: Partial<MediaRecord> = {}) =>
  Object.fromEntries(
    factsOf({ ...record, ...fields }, en, createFormat('en-GB')).map((fact) => [fact.label, fact]),
  )

it('tells camera, exposure, place and size', () => {
  const found = facts({
    metadata: { width: 4000, height: 3000, format: 'jpeg', hasAlpha: false },
    exif: {
      cameraMake: 'SONY',
      cameraModel: 'ILCE-7M4',
      focalLength: 35,
      aperture: 2.8,
      iso: 200,
      exposureTime: 0.004,
      gpsLatitude: 59.3293,
      gpsLongitude: -18.0686,
    },
  })
  expect(found['Camera']).toMatchObject({
    text: 'SONY ILCE-7M4',
    more: '35 mm  ·  ƒ/2.8  ·  1/250 s  ·  ISO 200',
  })
  expect(found['Place']?.text).toBe('59.32930, -18.06860')
  expect(found['Dimensions']?.text).toBe('4000 × 3000, 12 MP')
  expect(found['Size']).toMatchObject({ text: '3.4 MB', more: 'image/jpeg' })
})

it('leaves out what the file does not say', () => {
  expect(Object.keys(facts())).toEqual(['Taken', 'Size', 'Added'])
  expect(facts()['Taken']?.text).toBe(en.details.unknownDate)
})

it('does not say the maker twice', () => {
  const exif = { cameraMake: 'Canon', cameraModel: 'Canon EOS R6', exposureTime: '1/60' }
  expect(facts({ exif })['Camera']).toMatchObject({ text: 'Canon EOS R6', more: '1/60 s' })
})
