import { randomFillSync } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { startSmallServer } from '../client/testing/small-server.ts'
import { bundle } from '../client/vault/testing/bundle.ts'
import { launchBrowser } from '../renderer/testing/browser.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { watchMemory } from './harness/process-memory.ts'
import { interleave } from './harness/rounds.ts'
import { median, ratio } from './harness/statistics.ts'

const fileBytes = 2 ** 30
const mib = 2 ** 20
const arms = ['file', 'bare', 'bareAtOnce', 'stream', 'read', 'memory'] as const
type Arm = (typeof arms)[number]

export const sealing: Benchmark = {
  name: 'sealing',
  title: 'sealing a file of 1 GiB in Chromium',
  target: 'at least 0.8 of bare Web Crypto on the same chunks; at most 64 MiB of memory',
  run,
}

async function run({ scratch, rounds, say }: Context): Promise<Result> {
  const path = join(scratch, 'film.bin')
  await writeFilm(path)
  const script = await bundle('measured.ts')
  const server = await startSmallServer(({ url }, response) => {
    const isScript = url === '/worker.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><input type="file" aria-label="film">')
  })
  const grown = Object.fromEntries(arms.map((arm) => [arm, [] as number[]])) as Record<
    Arm,
    number[]
  >
  try {
    const speed = await interleave(
      Object.fromEntries(
        arms.map((arm) => [
          arm,
          async () => {
            const { ms, growth } = await sealOnce(server.origin, path, arm)
            say(`${arm}: ${Math.round(ms)} ms, ${Math.round(growth / mib)} MiB`)
            grown[arm].push(growth / mib)
            return fileBytes / mib / (ms / 1000)
          },
        ]),
      ) as Record<Arm, () => Promise<number>>,
      rounds(5),
    )
    return resultOf(speed, grown)
  } finally {
    await server.close()
  }
}

function resultOf(speed: Record<Arm, number[]>, grown: Record<Arm, number[]>): Result {
  const unit = 'MiB/s'
  return {
    tables: [
      {
        rows: [
          { what: 'sealed by the vault client', unit, samples: speed.file },
          { what: 'bare Web Crypto, chunk after chunk', unit, samples: speed.bare },
          { what: 'bare Web Crypto, four chunks at once', unit, samples: speed.bareAtOnce },
          { what: 'sealed as a stream', unit, samples: speed.stream },
          { what: 'reading the chunks only', unit, samples: speed.read },
          { what: 'bare Web Crypto, one chunk of memory', unit, samples: speed.memory },
        ],
      },
      {
        caption: 'What the renderer grows by, at most',
        rows: [
          { what: 'sealed by the vault client', unit: 'MiB', samples: grown.file },
          { what: 'sealed as a stream', unit: 'MiB', samples: grown.stream },
          { what: 'bare Web Crypto, chunk after chunk', unit: 'MiB', samples: grown.bare },
        ],
      },
    ],
    checks: [
      { what: 'of bare Web Crypto', value: ratio(speed.file, speed.bare), unit: '×', atLeast: 0.8 },
      { what: 'memory', value: median(grown.file), unit: 'MiB', atMost: 64 },
    ],
    notes: [
      'Each figure is from a browser of its own, in a Worker; the file is on disk and in the page cache. Memory is the resident memory of the renderer process at its highest, less that before. Chromium keeps what Web Crypto was given and gave until its collector comes; the vault client sees to it that it comes in time.',
    ],
  }
}

/** A browser of its own each time: what one leaves in memory is not another's. */
async function sealOnce(origin: string, path: string, arm: Arm) {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(origin)
    await page.getByLabel('film').setInputFiles(path)
    await page.evaluate(begin)
    const devtools = await browser.newBrowserCDPSession()
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer')
    const watches = await Promise.all(renderers.map(({ id }) => watchMemory(id)))
    const ms = await page.evaluate(measure, arm)
    const seen = await Promise.all(watches.map((watch) => watch.stop()))
    return { ms, growth: Math.max(...seen.map(({ growth }) => growth)) }
  } finally {
    await browser.close()
  }
}

// What follows runs in the page, of which this room knows no types.
type Worker = {
  postMessage(message: unknown, transfer: unknown[]): void
  addEventListener(type: string, heard: (event: { data: number }) => void, once: object): void
}
type Page = {
  Worker: new (url: string, options: object) => Worker
  worker: Worker
  document: { querySelector(selector: string): { files: unknown[] } }
}

function begin(): Promise<unknown> {
  const page = globalThis as unknown as Page
  page.worker = new page.Worker('/worker.js', { type: 'module' })
  return new Promise((resolve) => page.worker.addEventListener('message', resolve, { once: true }))
}

function measure(arm: string): Promise<number> {
  const { worker, document } = globalThis as unknown as Page
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true })
    worker.postMessage({ arm, file: document.querySelector('input').files[0] }, [])
  })
}

async function writeFilm(path: string): Promise<void> {
  const piece = randomFillSync(Buffer.alloc(16 * mib))
  const file = await open(path, 'w')
  for (let at = 0; at < fileBytes; at += piece.byteLength) await file.write(piece)
  await file.close()
}
