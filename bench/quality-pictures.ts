import sharp from 'sharp'
import { generator, scene } from '../server/media/processing/fixtures.ts'

/** Pictures that are hard in different ways, as PNG: what photographs and what screens are made of. */
export async function pictures(): Promise<{ name: string; image: Buffer }[]> {
  const drawn = {
    gradients: gradients(generator(11)),
    text: text(generator(12)),
    foliage: foliage(generator(13)),
    edges: edges(generator(14)),
  }
  const landscapes = await Promise.all(
    [3, 8].map(async (seed) => ({
      name: `landscape ${seed}`,
      image: await (await scene(4000, 3000, seed)).png({ compressionLevel: 1 }).toBuffer(),
    })),
  )
  const others = await Promise.all(
    Object.entries(drawn).map(async ([name, parts]) => ({ name, image: await render(parts) })),
  )
  return [...landscapes, ...others, { name: 'noise', image: await noise() }]
}

function render(parts: string[]): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1800">${parts.join('')}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer()
}

/** Skies, skin and blur: banding shows here first. */
function gradients(random: () => number): string[] {
  return Array.from({ length: 14 }, (_, i) => {
    const colour = `hsl(${Math.floor(random() * 360)},60%,${Math.floor(40 + random() * 40)}%)`
    return (
      `<radialGradient id="g${i}"><stop offset="0" stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>` +
      `<circle cx="${random() * 2400}" cy="${random() * 1800}" r="${600 + random() * 900}" fill="url(#g${i})"/>`
    )
  })
}

/** Strokes in rows like printed letters; no font, so that it looks the same everywhere. */
function text(random: () => number): string[] {
  const page = '<rect width="2400" height="1800" fill="#fdfcf8"/>'
  const letters = Array.from({ length: 2600 }, (_, i) => {
    const x = 120 + (i % 80) * 27
    const y = 120 + Math.floor(i / 80) * 48
    const at = () => `${x + Math.floor(random() * 16)} ${y - Math.floor(random() * 26)}`
    const colour = random() < 0.05 ? '#b3261e' : '#1c1b1f'
    return random() < 0.15
      ? ''
      : `<path d="M${at()}L${at()}Q${at()} ${at()}L${at()}" fill="none" stroke="${colour}" stroke-width="3"/>`
  })
  return [page, ...letters]
}

/** Leaves upon leaves: detail everywhere. */
function foliage(random: () => number): string[] {
  return Array.from({ length: 9000 }, () => {
    const size = 4 + random() ** 3 * 60
    const colour = `hsl(${Math.floor(70 + random() * 70)},${Math.floor(30 + random() * 50)}%,${Math.floor(8 + random() * 55)}%)`
    return `<ellipse transform="translate(${random() * 2400} ${random() * 1800}) rotate(${random() * 180})" rx="${size}" ry="${size * 0.4}" fill="${colour}"/>`
  })
}

/** Saturated neighbours: where chroma subsampling hurts. */
function edges(random: () => number): string[] {
  return Array.from({ length: 220 }, () => {
    const colour = `hsl(${Math.floor(random() * 360)},90%,${Math.floor(30 + random() * 40)}%)`
    const corner = () => `${random() * 2400},${random() * 1800}`
    return random() < 0.5
      ? `<rect x="${random() * 2400}" y="${random() * 1800}" width="${random() * 400}" height="${random() * 300}" fill="${colour}"/>`
      : `<polyline points="${corner()} ${corner()} ${corner()}" fill="none" stroke="${colour}" stroke-width="${1 + random() * 6}"/>`
  })
}

/** Night shots at high ISO. */
async function noise(): Promise<Buffer> {
  const base = await scene(2400, 1800, 21)
  const grain = await sharp({
    create: {
      width: 2400,
      height: 1800,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 22 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const picture = await base.png({ compressionLevel: 1 }).toBuffer()
  return sharp(picture)
    .composite([{ input: grain, blend: 'overlay' }])
    .removeAlpha()
    .png()
    .toBuffer()
}
