import sharp, { type Exif, type Sharp } from 'sharp'
import { landscape } from './fixtures-scene.ts'

/**
 * Test support: pictures that compress, blur and sharpen like photographs, made from a seed so
 * that tests and benchmarks see the same bytes every time on one machine.
 */
export type PhotoExif = {
  make?: string
  model?: string
  /** As a camera writes it: 'YYYY:MM:DD HH:MM:SS', wall clock. */
  taken?: string
  /** '+02:00'; absent as in most cameras. */
  offset?: string
  /** Signed decimal degrees. */
  latitude?: number
  longitude?: number
  /** 1–8. The pixels stay as stored: a viewer turns them. */
  orientation?: number
  iso?: number
  /** Seconds as a fraction: '1/250'. */
  exposure?: string
  aperture?: number
  /** Millimetres. */
  focalLength?: number
}

export type PhotoOptions = {
  width?: number
  height?: number
  seed?: number
  /** JPEG quality, 1–100. */
  quality?: number
  /** false: no EXIF at all. */
  exif?: PhotoExif | false
}

const usualExif: PhotoExif = {
  make: 'Hearth',
  model: 'Pinhole 1',
  taken: '2024:07:14 18:30:05',
  offset: '+02:00',
  latitude: 52.5163,
  longitude: 13.3777,
  iso: 125,
  exposure: '1/250',
  aperture: 1.8,
  focalLength: 4.25,
}

/** A JPEG with the look of a landscape photo; 12 MP (4000×3000) takes about half a second. */
export async function photo(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 1600, height = 1200, seed = 1, quality = 92, exif = usualExif } = options
  const image = (await scene(width, height, seed)).jpeg({ quality })
  if (exif === false) return image.toBuffer()
  const tagged = image.withExif(exifTags(exif))
  if (exif.orientation === undefined) return tagged.toBuffer()
  return tagged.withMetadata({ orientation: exif.orientation }).toBuffer()
}

/** The same picture before encoding: `(await scene(800, 600, 3)).png().toBuffer()`. */
export async function scene(width: number, height: number, seed: number): Promise<Sharp> {
  const random = generator(seed)
  const drawing = sharp(landscape(width, height, random))
    .removeAlpha()
    .raw()
  const pixels = await drawing.toBuffer()
  addGrain(pixels, width, random)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const tileSide = 512

/** Fractal noise in a tile that joins without seams: energy falls with frequency as in nature. */
function drawTile(random: () => number): Int16Array {
  const sums = new Float64Array(tileSide * tileSide)
  for (let octave = 3; octave <= 8; octave++) addOctave(sums, 1 << octave, random)
  return Int16Array.from(sums, (sum) => sum + (random() - 0.5) * 18)
}

function addOctave(sums: Float64Array, cells: number, random: () => number): void {
  const lattice = Float64Array.from({ length: cells * cells }, () => random() - 0.5)
  const strength = 44 * 0.92 ** Math.log2(cells / 8)
  for (let at = 0; at < sums.length; at++) {
    const u = ((at % tileSide) * cells) / tileSide
    const v = (Math.floor(at / tileSide) * cells) / tileSide
    sums[at] = (sums[at] ?? 0) + strength * between(lattice, cells, u, v)
  }
}

/** Bilinear, wrapping at the edges. */
function between(lattice: Float64Array, cells: number, u: number, v: number): number {
  const x = Math.floor(u)
  const y = Math.floor(v)
  const at = (i: number, j: number) => lattice[(j % cells) * cells + (i % cells)] ?? 0
  const top = at(x, y) + (at(x + 1, y) - at(x, y)) * (u - x)
  const bottom = at(x, y + 1) + (at(x + 1, y + 1) - at(x, y + 1)) * (u - x)
  return top + (bottom - top) * (v - y)
}

/** Drawn once: it takes longer than a small picture does. */
let tile: Int16Array | undefined

/** Bright areas get less of it, as skies do. Every picture begins elsewhere in the tile. */
function addGrain(pixels: Uint8Array, width: number, random: () => number): void {
  tile ??= drawTile(generator(1))
  const clamped = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length)
  const mask = tileSide - 1
  const left = Math.floor(random() * tileSide)
  const top = Math.floor(random() * tileSide)
  for (let at = 0, x = left, y = top; at < clamped.length; at += 3) {
    const green = clamped[at + 1] ?? 0
    const add = ((tile[(y & mask) * tileSide + (x & mask)] ?? 0) * (290 - green)) >> 8
    clamped[at] = (clamped[at] ?? 0) + add
    clamped[at + 1] = green + add
    clamped[at + 2] = (clamped[at + 2] ?? 0) + add
    if (++x === left + width) {
      x = left
      y++
    }
  }
}

/** mulberry32: numbers in [0, 1) that depend on nothing but the seed. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function exifTags(exif: PhotoExif): Exif {
  const { latitude, longitude } = exif
  return {
    IFD0: {
      ...(exif.make && { Make: exif.make }),
      ...(exif.model && { Model: exif.model }),
    },
    IFD2: {
      ...(exif.taken && { DateTimeOriginal: exif.taken }),
      ...(exif.offset && { OffsetTimeOriginal: exif.offset }),
      ...(exif.iso && { ISOSpeedRatings: String(exif.iso) }),
      ...(exif.exposure && { ExposureTime: exif.exposure }),
      ...(exif.aperture && { FNumber: rational(exif.aperture) }),
      ...(exif.focalLength && { FocalLength: rational(exif.focalLength) }),
    },
    IFD3: {
      ...(latitude !== undefined && {
        GPSLatitudeRef: latitude < 0 ? 'S' : 'N',
        GPSLatitude: sexagesimal(latitude),
      }),
      ...(longitude !== undefined && {
        GPSLongitudeRef: longitude < 0 ? 'W' : 'E',
        GPSLongitude: sexagesimal(longitude),
      }),
    },
  } as Exif
}

function rational(value: number): string {
  return `${Math.round(value * 100)}/100`
}

function sexagesimal(degrees: number): string {
  const whole = Math.abs(degrees)
  const minutes = (whole % 1) * 60
  return `${Math.floor(whole)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 600_000)}/10000`
}
