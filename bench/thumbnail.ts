import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startAppliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { fileUrl, untilServed, upload } from './harness/library.ts'
import { allGood, loadProgram, measureRate } from './harness/load.ts'
import { photoFiles } from './harness/photos.ts'
import { interleave } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { BareServer } from './limits/bare-http.ts'
import { startNginx } from './peers/nginx.ts'

const load = { connections: 32, seconds: 2 }

export const thumbnail: Benchmark = {
  name: 'thumbnail',
  title: 'a cached thumbnail, 32 connections, signed in',
  target:
    'at least 0.5 of the requests a second of bare node:http serving the same bytes from memory',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  const [photo = ''] = await photoFiles(1)
  const { id } = await upload(hearth, await readFile(photo))
  const bytes = await untilServed(hearth, id, 'thumb')
  await untilServed(hearth, id, 'large')
  const path = join(scratch, 'thumb.webp')
  await writeFile(path, bytes)
  await using bare = startWorker<BareServer, number>(
    new URL('./limits/bare-http.ts', import.meta.url),
  )
  const port = await bare.ask({ path, type: 'image/webp', from: 'memory' })
  await using nginx = await startNginx(scratch, scratch)

  const rate = async (url: string, cookie?: string) =>
    allGood(await measureRate(url, { ...load, ...(cookie && { cookie }) }), url).requests
  const arms = {
    hearth: () => rate(fileUrl(hearth, id, 'thumb'), hearth.cookie),
    bare: () => rate(`http://127.0.0.1:${port}/`),
    nginx: async () => (nginx ? rate(nginx.url('thumb.webp')) : Number.NaN),
  }
  await interleave(arms, 1)
  const measured = await interleave(arms, rounds(5))
  return {
    tables: [
      {
        rows: [
          { what: 'Hearth, by session cookie', unit: 'requests/s', samples: measured.hearth },
          { what: 'bare node:http, from memory', unit: 'requests/s', samples: measured.bare },
          {
            what: 'nginx, static file, all cores',
            unit: 'requests/s',
            samples: nginx ? measured.nginx : null,
            ...(nginx ? {} : { note: 'not installed' }),
          },
        ],
      },
    ],
    checks: [
      {
        what: 'against bare node:http',
        value: ratio(measured.hearth, measured.bare),
        unit: '×',
        atLeast: 0.5,
      },
    ],
    notes: [
      `${bytes.length} bytes; ${load.seconds} s a round by ${await loadProgram()}, after a round that does not count.`,
    ],
  }
}
