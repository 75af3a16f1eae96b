import { assert, asyncProperty, uint8Array } from 'fast-check'
import sharp, { type Exif as Tags } from 'sharp'
import { describe, expect, test, vi } from 'vitest'
import { readExif } from './exif.ts'

/** The EXIF block a camera would write with these tags. */
async function block(tags: { IFD0?: object; IFD2?: object; IFD3?: object }): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .withExif(tags as Tags)
    .jpeg()
    .toBuffer()
  const { exif } = await sharp(jpeg).metadata()
  return exif?.subarray(6) ?? Buffer.alloc(0)
}

const taken = (IFD2: object, IFD3: object = {}) => block({ IFD2, IFD3 }).then(readExif)

describe('when', () => {
  test.each([
    ['+02:00', '2024-07-14T16:30:05.000Z'],
    ['-03:30', '2024-07-14T22:00:05.000Z'],
    ['+14:00', '2024-07-14T04:30:05.000Z'],
    ['Z', '2024-07-14T18:30:05.000Z'],
  ])('with its zone %s', async (OffsetTimeOriginal, expected) => {
    const read = await taken({ DateTimeOriginal: '2024:07:14 18:30:05', OffsetTimeOriginal })
    expect(read.exif?.dateTaken).toBe(expected)
    expect(read).toMatchObject({ takenAt: Date.parse(expected), takenDay: '2024-07-14' })
  })

  test('without one, by the satellites’ clock', async () => {
    const tokyo = await taken(
      { DateTimeOriginal: '2024:07:15 03:30:05' },
      { GPSDateStamp: '2024:07:14', GPSTimeStamp: '18/1 29/1 10/1' },
    )
    expect(tokyo.exif?.dateTaken).toBe('2024-07-14T18:30:05.000Z')
    expect(tokyo.takenDay).toBe('2024-07-15')
    const nepal = await taken(
      { DateTimeOriginal: '2024:07:14 18:30:05' },
      { GPSDateStamp: '2024:07:14', GPSTimeStamp: '12/1 44/1 0/1' },
    )
    expect(nepal.exif?.dateTaken).toBe('2024-07-14T12:45:05.000Z')
  })

  test('a satellite’s time from another week says nothing', async () => {
    const read = await taken(
      { DateTimeOriginal: '2024:07:14 18:30:05' },
      { GPSDateStamp: '2024:07:01', GPSTimeStamp: '18/1 29/1 10/1' },
    )
    expect(read.exif?.dateTaken).toBe('2024-07-14T16:30:05.000Z')
  })

  test('without any of it, in the zone of this house, summer and winter', async () => {
    expect(process.env['TZ']).toBe('Europe/Berlin')
    const summer = await taken({ DateTimeOriginal: '2024:07:14 18:30:05' })
    expect(summer.exif?.dateTaken).toBe('2024-07-14T16:30:05.000Z')
    const winter = await taken({ DateTimeOriginal: '2024:01:14 18:30:05' })
    expect(winter.exif?.dateTaken).toBe('2024-01-14T17:30:05.000Z')
    const midnight = await taken({ DateTimeOriginal: '2024:01:01 00:10:00' })
    expect(midnight).toMatchObject({
      takenDay: '2024-01-01',
      takenAt: Date.UTC(2023, 11, 31, 23, 10),
    })
  })

  test('parts of a second keep a series in order', async () => {
    const read = await taken({
      DateTimeOriginal: '2024:07:14 18:30:05',
      OffsetTimeOriginal: '+02:00',
      SubSecTimeOriginal: '052',
    })
    expect(read.exif?.dateTaken).toBe('2024-07-14T16:30:05.052Z')
  })

  test.each([
    '0000:00:00 00:00:00',
    '2024:13:01 10:00:00',
    '2024:02:30 10:00:00',
    '2023:02:29 10:00:00',
    '2024:07:14 25:00:00',
    '2024:07:14 10:61:00',
    '    :  :     :  :  ',
    'yesterday',
    '1066:10:14 09:00:00',
  ])('%s is no date', async (DateTimeOriginal) => {
    const read = await taken({ DateTimeOriginal, ISOSpeedRatings: '100' })
    expect(read).toMatchObject({ takenAt: null, takenDay: null, exif: { iso: 100 } })
    expect(read.exif).not.toHaveProperty('dateTaken')
  })

  test('the next best date where the first makes no sense', async () => {
    const read = await taken({
      DateTimeOriginal: '0000:00:00 00:00:00',
      DateTimeDigitized: '2003:05:06 07:08:09',
      OffsetTimeDigitized: '+00:00',
    })
    expect(read.exif?.dateTaken).toBe('2003-05-06T07:08:09.000Z')
    const changed = await readExif(await block({ IFD0: { DateTime: '2003:05:06 07:08:09' } }))
    expect(changed.takenDay).toBe('2003-05-06')
  })

  test('a zone that cannot be is none', async () => {
    const read = await taken({
      DateTimeOriginal: '2024:07:14 18:30:05',
      OffsetTimeOriginal: '+19:00',
    })
    expect(read.exif?.dateTaken).toBe('2024-07-14T16:30:05.000Z')
  })

  test('leap days and the years of old photographs', async () => {
    expect((await taken({ DateTimeOriginal: '2024:02:29 12:00:00' })).takenDay).toBe('2024-02-29')
    expect((await taken({ DateTimeOriginal: '1926:08:01 12:00:00' })).takenDay).toBe('1926-08-01')
  })
})

describe('where', () => {
  const at = (latitude: string, north: string, longitude: string, east: string) =>
    taken(
      {},
      {
        GPSLatitude: latitude,
        GPSLatitudeRef: north,
        GPSLongitude: longitude,
        GPSLongitudeRef: east,
      },
    )

  test.each([
    ['52/1 30/1 5868/100', 'N', '13/1 22/1 3972/100', 'E', 52.5163, 13.3777],
    ['33/1 51/1 3120/100', 'S', '151/1 12/1 5400/100', 'E', -33.8586667, 151.215],
    ['40/1 426767/10000 0/1', 'N', '74/1 0/1 216/10', 'W', 40.7112783, -74.006],
    ['0/1 0/1 0/1', 'N', '32/1 30/1 0/1', 'E', 0, 32.5],
    ['90/1 0/1 0/1', 'S', '180/1 0/1 0/1', 'W', -90, -180],
  ])('%s %s, %s %s', async (latitude, north, longitude, east, gpsLatitude, gpsLongitude) => {
    const read = await at(latitude, north, longitude, east)
    expect(read).toMatchObject({ hasLocation: true, exif: { gpsLatitude, gpsLongitude } })
  })

  test.each([
    ['no fix', '0/1 0/1 0/1', 'N', '0/1 0/1 0/1', 'E'],
    ['too far north', '91/1 0/1 0/1', 'N', '13/1 0/1 0/1', 'E'],
    ['too far west', '9/1 0/1 0/1', 'N', '181/1 0/1 0/1', 'W'],
    ['no hemisphere', '52/1 30/1 0/1', ' ', '13/1 0/1 0/1', 'E'],
    ['divided by zero', '52/0 30/0 0/0', 'N', '13/1 0/1 0/1', 'E'],
    ['90 minutes', '52/1 90/1 0/1', 'N', '13/1 0/1 0/1', 'E'],
  ])('%s is nowhere', async (_, latitude, north, longitude, east) => {
    const read = await at(latitude, north, longitude, east)
    expect(read.hasLocation).toBe(false)
    expect(read.exif ?? {}).not.toHaveProperty('gpsLatitude')
  })
})

describe('how', () => {
  test.each([
    ['1/250', '1/250'],
    ['10/2500', '1/250'],
    ['1/3', '1/3'],
    ['4/10', '0.4'],
    ['8/10', '0.8'],
    ['1/2', '1/2'],
    ['1/1', '1'],
    ['13/10', '1.3'],
    ['30/1', '30'],
    ['16666/1000000', '1/60'],
  ])('%s s is written %s', async (ExposureTime, expected) => {
    expect((await taken({ ExposureTime })).exif?.exposureTime).toBe(expected)
  })

  test('zeros and endless numbers are left out', async () => {
    const read = await taken({ ExposureTime: '0/1', FNumber: '0/0', FocalLength: '1/0' })
    expect(read.exif).toBeNull()
  })

  test('names are one clean line', async () => {
    const read = await readExif(
      await block({ IFD0: { Make: `  Ca\nme\u0007ra  `, Model: 'x'.repeat(500) } }),
    )
    expect(read.exif?.cameraMake).toBe('Ca me ra')
    expect(read.exif?.cameraModel).toHaveLength(100)
  })
})

describe('garbage', () => {
  test('a text that is said to lie outside the file is left out', async () => {
    const real = await block({ IFD0: { Make: 'Hearth cameras', Model: 'The first' } })
    const little = real.toString('latin1', 0, 2) === 'II'
    const entries = real.readUInt16LE(8)
    expect(little).toBe(true)
    for (let at = 10; at < 10 + entries * 12; at += 12)
      if ([0x10f, 0x110].includes(real.readUInt16LE(at))) real.writeUInt32LE(0x7fff0000, at + 8)
    const { exif } = await readExif(real)
    expect(exif ?? {}).not.toHaveProperty('cameraMake')
    expect(exif ?? {}).not.toHaveProperty('cameraModel')
  })

  test('is no reason to throw', async () => {
    const real = await block({
      IFD0: { Make: 'Hearth' },
      IFD2: { DateTimeOriginal: '2024:07:14 18:30:05', ExposureTime: '1/250' },
      IFD3: { GPSLatitude: '52/1 30/1 0/1', GPSLatitudeRef: 'N' },
    })
    for (let length = 0; length < real.length; length += 3) await readExif(real.subarray(0, length))
    await assert(
      asyncProperty(uint8Array({ minLength: 8, maxLength: 8 }), async (noise) => {
        const broken = Buffer.from(real)
        for (let i = 0; i < 8; i += 2) {
          broken[((noise[i] ?? 0) * 7 + i * 31) % real.length] = noise[i + 1] ?? 0
        }
        const { exif, takenAt, takenDay, hasLocation } = await readExif(broken)
        expect(typeof hasLocation).toBe('boolean')
        if (takenAt !== null) expect(exif?.dateTaken).toBe(new Date(takenAt).toISOString())
        expect(takenDay === null).toBe(takenAt === null)
      }),
      { seed: 4327, numRuns: 300 },
    )
    expect(await readExif(Buffer.from('II*\0'))).toMatchObject({ exif: null })
  })

  test('directories that point at themselves end', async () => {
    vi.setConfig({ testTimeout: 5000 })
    const loop = Buffer.alloc(64)
    loop.write('II*\0', 'latin1')
    loop.writeUInt32LE(8, 4)
    loop.writeUInt16LE(1, 8)
    loop.writeUInt16LE(0x8769, 10)
    loop.writeUInt16LE(4, 12)
    loop.writeUInt32LE(1, 14)
    loop.writeUInt32LE(8, 18)
    loop.writeUInt32LE(8, 22)
    expect(await readExif(loop)).toMatchObject({ exif: null })
  })
})
