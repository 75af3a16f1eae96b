/**
 * Test support: landscapes drawn from a seed. Sky, sun, ridges in haze, trees or houses; the
 * grain that makes them compress like photographs is added in fixtures.ts.
 */
export function landscape(width: number, height: number, random: () => number): Buffer {
  const hue = Math.floor(random() * 60) - 15
  const parts = [sky(width, height, hue, random), sun(width, height, hue, random)]
  const ridges = 4 + Math.floor(random() * 3)
  for (let layer = 0; layer < ridges; layer++) {
    parts.push(ridge(width, height, hue, layer / (ridges - 1), random))
  }
  parts.push(random() < 0.5 ? trees(width, height, hue, random) : houses(width, height, random))
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`,
  )
}

function sky(width: number, height: number, hue: number, random: () => number): string {
  const dark = 35 + random() * 35
  return (
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">` +
    `<stop offset="0" stop-color="${hsl(hue + 195 + random() * 60, 55, dark)}"/>` +
    `<stop offset="0.55" stop-color="${hsl(hue + 20, 70, 82)}"/>` +
    `</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`
  )
}

function sun(width: number, height: number, hue: number, random: () => number): string {
  const x = width * (0.15 + random() * 0.7)
  const y = height * (0.15 + random() * 0.3)
  const r = Math.min(width, height) * (0.03 + random() * 0.06)
  const glow = [4, 2.6, 1.7, 1].map(
    (size, i) =>
      `<circle cx="${x}" cy="${y}" r="${r * size}" fill="${hsl(hue + 40, 90, 90)}" opacity="${[0.08, 0.12, 0.2, 1][i]}"/>`,
  )
  return glow.join('')
}

/** depth 0 is far and hazy, 1 near and dark. */
function ridge(
  width: number,
  height: number,
  hue: number,
  depth: number,
  random: () => number,
): string {
  const steps = 160
  const base = height * (0.5 + depth * 0.38)
  const waves = Array.from({ length: 6 }, (_, i) => ({
    f: (1 + random() * 2) * 1.9 ** i,
    p: random() * 7,
    a: height * 0.09 * 0.52 ** i * (1.2 - depth * 0.6),
  }))
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const rise = waves.reduce((sum, w) => sum + w.a * Math.sin((i / steps) * w.f * 6.3 + w.p), 0)
    return `${((i / steps) * width).toFixed(1)},${(base - rise).toFixed(1)}`
  })
  const fill = hsl(hue + 200 - depth * 70, 18 + depth * 22, 68 - depth * 48)
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
}

function trees(width: number, height: number, hue: number, random: () => number): string {
  const fill = hsl(hue + 120, 30, 12)
  return Array.from({ length: 60 }, () => {
    const x = random() * width
    const y = height * (0.86 + random() * 0.14)
    const tall = height * (0.05 + random() * 0.16)
    const boughs = Array.from({ length: 7 }, (_, i) => {
      const w = tall * 0.05 * (i + 1.5)
      const top = y - tall + (tall / 8) * i
      return `M${x} ${top}l${w} ${tall / 5}l${-2 * w} 0z`
    })
    return `<path d="${boughs.join('')}" fill="${fill}"/>`
  }).join('')
}

function houses(width: number, height: number, random: () => number): string {
  return Array.from({ length: 9 }, () => {
    const size = Math.min(width, height) * (0.06 + random() * 0.09)
    const x = random() * width
    const y = height * (0.8 + random() * 0.1)
    const wall = hsl(random() * 60, 25, 55 + random() * 30)
    const panes = [0.15, 0.58].map(
      (at) =>
        `<rect x="${x + size * at}" y="${y + size * 0.3}" width="${size * 0.26}" height="${size * 0.3}" fill="${random() < 0.5 ? '#ffd978' : '#23303f'}" stroke="#eee" stroke-width="${size * 0.02}"/>`,
    )
    return (
      `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${wall}"/>${panes.join('')}` +
      `<path d="M${x - size * 0.1} ${y}l${size * 0.6} ${-size * 0.5}l${size * 0.6} ${size * 0.5}z" fill="${hsl(12, 55, 25 + random() * 20)}"/>`
    )
  }).join('')
}

function hsl(hue: number, saturation: number, lightness: number): string {
  return `hsl(${Math.round(hue + 360) % 360},${Math.round(saturation)}%,${Math.round(lightness)}%)`
}
