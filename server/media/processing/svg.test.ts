import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStudio, type Studio } from './fixtures-studio.ts'

let studio: Studio
let server: Server
let requests: string[]
let origin: string
let secret: string

/** A red picture that must never show, on disk beside the drawing and on the network. */
beforeAll(async () => {
  studio = await createStudio({ taskTimeoutMs: 4000, memoryLimitBytes: 400 * 2 ** 20 })
  const red = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  secret = join(studio.dir, 'secret.png')
  await writeFile(secret, red)
  await writeFile(
    join(studio.dir, 'secret.svg'),
    svg('<rect width="300" height="300" fill="#f00"/>'),
  )
  requests = []
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.end(red)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await studio.close()
  server.close()
})

function svg(inside: string, attributes = 'width="300" height="300"', prolog = ''): Buffer {
  return Buffer.from(
    `${prolog}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" ${attributes}>${inside}</svg>`,
  )
}

const blueBox = '<rect width="300" height="300" fill="#00f"/>'
const blue = [0, 0, 255, 255]

describe('drawings', () => {
  test('become pictures of their own size', async () => {
    const { result, read, colourAt } = await studio.ingest(svg(blueBox))
    expect(result).toMatchObject({ width: 300, height: 300, format: 'svg' })
    expect(await sharp(await read('large')).metadata()).toMatchObject({ width: 300, height: 300 })
    expect((await colourAt('large', 0.5, 0.5)).map((c) => Math.round(c / 51) * 51)).toEqual(blue)
  })

  test.each([
    ['UTF-16, little end first', (drawing: string) => Buffer.from(`\uFEFF${drawing}`, 'utf16le')],
    [
      'UTF-16, big end first',
      (drawing: string) => Buffer.from(`\uFEFF${drawing}`, 'utf16le').swap16(),
    ],
    ['a byte order mark', (drawing: string) => Buffer.from(`\uFEFF${drawing}`)],
    [
      'a long comment first',
      (drawing: string) => Buffer.from(`<!--${'x'.repeat(1500)}-->${drawing}`),
    ],
    [
      'an XML declaration and a doctype',
      (drawing: string) =>
        Buffer.from(
          `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawing}`,
        ),
    ],
    [
      'a declaration that speaks of UTF-16',
      (drawing: string) =>
        Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${drawing}`, 'utf16le'),
    ],
    [
      'another encoding',
      (drawing: string) =>
        Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><!-- \xfc -->${drawing}`, 'latin1'),
    ],
  ])('written with %s', async (_, write) => {
    const { result, colourAt } = await studio.ingest(write(svg(blueBox).toString()))
    expect(result.width).toBe(300)
    expect((await colourAt('large', 0.5, 0.5))[2]).toBeGreaterThan(230)
  })

  test('without a size, by their view box', async () => {
    const { result } = await studio.ingest(svg(blueBox, 'viewBox="0 0 300 150"'))
    expect([result.width, result.height]).toEqual([300, 150])
  })
})

describe('nothing outside a drawing is reached', () => {
  const cover = 'width="300" height="300"'
  const reaches: [string, () => Buffer][] = [
    ['image by file URL', () => svg(`${blueBox}<image ${cover} href="file://${secret}"/>`)],
    ['image by path', () => svg(`${blueBox}<image ${cover} href="${secret}"/>`)],
    ['image beside it', () => svg(`${blueBox}<image ${cover} href="secret.png"/>`)],
    ['xlink beside it', () => svg(`${blueBox}<image ${cover} xlink:href="./secret.png"/>`)],
    ['image by http', () => svg(`${blueBox}<image ${cover} href="${origin}/image.png"/>`)],
    ['use of another file', () => svg(`${blueBox}<use href="secret.svg#a"/>`)],
    [
      'XInclude as text',
      () => svg(`${blueBox}<xi:include href="file:///etc/passwd" parse="text"/>`),
    ],
    ['XInclude of a drawing', () => svg(`${blueBox}<xi:include href="secret.svg"/>`)],
    ['XInclude by http', () => svg(`${blueBox}<xi:include href="${origin}/include.svg"/>`)],
    [
      'feImage',
      () =>
        svg(
          `<filter id="f"><feImage href="file://${secret}"/></filter>${blueBox}<rect ${cover} fill="none" filter="url(#f)"/>`,
        ),
    ],
    [
      'style sheet',
      () =>
        svg(`<style>@import url("${origin}/style.css"); rect{fill:#00f}</style><rect ${cover}/>`),
    ],
    ['XML style sheet', () => svg(blueBox, cover, `<?xml-stylesheet href="${origin}/sheet.css"?>`)],
    [
      'font',
      () =>
        svg(
          `<style>@font-face{font-family:x;src:url(${origin}/font.woff)}</style>${blueBox}<text font-family="x" y="9">a</text>`,
        ),
    ],
    [
      'script',
      () =>
        svg(
          `${blueBox}<script>fetch("${origin}/script"); document.querySelector("rect").setAttribute("fill","red")</script>`,
        ),
    ],
    [
      'event',
      () =>
        svg(
          `<rect ${cover} fill="#00f" onload="this.setAttribute('fill','red')"/>`,
          `${cover} onload="fetch('${origin}/onload')"`,
        ),
    ],
    [
      'external entity',
      () =>
        svg(
          `${blueBox}<text y="99">&x;</text>`,
          cover,
          `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
        ),
    ],
    [
      'external parameter entity',
      () => svg(blueBox, cover, `<!DOCTYPE svg [<!ENTITY % x SYSTEM "${origin}/x.dtd">%x;]>`),
    ],
    ['external doctype', () => svg(blueBox, cover, `<!DOCTYPE svg SYSTEM "${origin}/svg.dtd">`)],
    [
      'frame in a foreign object',
      () =>
        svg(
          `${blueBox}<foreignObject ${cover}><iframe xmlns="http://www.w3.org/1999/xhtml" src="${origin}/frame"/></foreignObject>`,
        ),
    ],
  ]

  test.each(reaches)('%s', async (_, draw) => {
    const done = await studio.ingest(draw()).catch((error: unknown) => error)
    if (done instanceof Error) expect(done).toMatchObject({ code: 'UNPROCESSABLE' })
    else for (const at of [0.1, 0.5, 0.9]) expect(await reds(done as never, at)).toBeLessThan(30)
    expect(requests).toEqual([])
  })

  const reds = async (
    done: { colourAt(n: 'large', x: number, y: number): Promise<number[]> },
    at: number,
  ) => (await done.colourAt('large', at, at))[0]
})

describe('drawings made to do harm fail alone, with a reason', () => {
  const many = (count: number, part: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join('')
  const laughs = `<!DOCTYPE svg [<!ENTITY a0 "ha">${many(30, (i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`)}]>`

  test.each<[string, () => Buffer]>([
    ['a billion laughs', () => svg('<text>&a30;</text>', 'width="300" height="300"', laughs)],
    ['20000 × 20000', () => svg(blueBox, 'width="20000" height="20000"')],
    ['more than 16 MiB', () => svg(`<!--${'x'.repeat(17 * 2 ** 20)}-->`)],
    ['no XML', () => Buffer.from('<svg <<<>>> &&&')],
    ['cut off', () => svg(blueBox).subarray(0, 120)],
    ['compressed', () => gzipSync(svg(blueBox))],
    ['no size at all', () => svg('', 'width="0" height="0"')],
  ])('%s', async (_, draw) => {
    const attempt = studio.ingest(draw(), 'image/svg+xml')
    await expect(attempt).rejects.toMatchObject({ code: 'UNPROCESSABLE' })
  })

  test.each<[string, () => Buffer]>([
    ['a width of 1e9', () => svg(blueBox, 'width="1000000000" height="1"')],
    [
      'nested to the thousandth',
      () => svg(`${'<g>'.repeat(3000)}${blueBox}${'</g>'.repeat(3000)}`),
    ],
    [
      'uses that multiply',
      () =>
        svg(
          `<g id="u0">${blueBox}</g>${many(25, (i) => `<g id="u${i + 1}">${`<use href="#u${i}"/>`.repeat(10)}</g>`)}<use href="#u25"/>`,
        ),
    ],
    ['a use of itself', () => svg('<g id="a"><use href="#a"/></g>')],
    [
      'a thousand blurs',
      () =>
        svg(
          `<filter id="f">${many(1000, () => '<feTurbulence numOctaves="10"/><feGaussianBlur stdDeviation="900"/>')}</filter><rect width="300" height="300" filter="url(#f)"/>`,
        ),
    ],
    [
      'a pattern of patterns',
      () =>
        svg(
          `${many(20, (i) => `<pattern id="p${i + 1}" width=".01" height=".01"><rect width="300" height="300" fill="url(#p${i})"/></pattern>`)}<rect width="300" height="300" fill="url(#p20)"/>`,
        ),
    ],
  ])('%s is drawn or stopped', async (_, draw) => {
    const done = await studio.ingest(draw()).catch((error: unknown) => error)
    if (done instanceof Error)
      expect(done).toMatchObject({ code: expect.stringMatching(/^(UNPROCESSABLE|BUSY)$/) })
    expect((await studio.ingest(svg(blueBox))).result.width).toBe(300)
  })
})
