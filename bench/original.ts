import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { startAppliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { fileUrl, untilReady, upload } from './harness/library.ts'
import { allGood, loadProgram, measureRate } from './harness/load.ts'
import { photoFiles } from './harness/photos.ts'
import { watchMemory } from './harness/process-memory.ts'
import { interleave } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { BareServer } from './limits/bare-http.ts'
import { startNginx } from './peers/nginx.ts'

const load = { connections: 8, seconds: 2 }
const mib = 2 ** 20

export const original: Benchmark = {
  name: 'original',
  title: 'a 5 MB original, 8 connections, signed in',
  target: 'at least 0.9 of the MB a second of bare node:http streaming the same file; memory flat',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const path = join(scratch, 'files', 'photo.jpg')
  const photo = await photoOfFiveMegabytes()
  await mkdir(dirname(path))
  await writeFile(path, photo)
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  const { id } = await upload(hearth, photo)
  await untilReady(hearth, [id])
  await using bare = startWorker<BareServer, number>(
    new URL('./limits/bare-http.ts', import.meta.url),
  )
  const port = await bare.ask({ path, type: 'image/jpeg', from: 'stream' })
  await using nginx = await startNginx(dirname(path), scratch)

  const speed = async (url: string, cookie?: string) =>
    allGood(await measureRate(url, { ...load, ...(cookie && { cookie }) }), url).bytes / 1e6
  const ours = () => speed(fileUrl(hearth, id), hearth.cookie)
  const theirs = () => speed(`http://127.0.0.1:${port}/`)
  // What the first answers take is no growth: memory is watched once all are warm.
  await ours()
  await theirs()
  const watched = { hearth: await watchMemory(hearth.pid), bare: await watchMemory(bare.pid) }
  const measured = await interleave(
    {
      hearth: ours,
      bare: theirs,
      nginx: async () => (nginx ? speed(nginx.url(basename(path))) : Number.NaN),
    },
    rounds(5),
  )
  const growth = (await watched.hearth.stop()).growth / mib
  const bareGrowth = (await watched.bare.stop()).growth / mib
  return {
    tables: [
      {
        rows: [
          { what: 'Hearth, by session cookie', unit: 'MB/s', samples: measured.hearth },
          { what: 'bare node:http, createReadStream', unit: 'MB/s', samples: measured.bare },
          {
            what: 'nginx, sendfile, all cores',
            unit: 'MB/s',
            samples: nginx ? measured.nginx : null,
            ...(nginx ? {} : { note: 'not installed' }),
          },
          { what: 'growth of Hearth after a warm-up', unit: 'MiB', samples: [growth] },
          { what: 'growth of bare node:http', unit: 'MiB', samples: [bareGrowth] },
        ],
      },
    ],
    checks: [
      {
        what: 'against bare node:http',
        value: ratio(measured.hearth, measured.bare),
        unit: '×',
        atLeast: 0.9,
      },
      { what: 'growth, flat up to', value: growth, unit: 'MiB', atMost: 32 },
    ],
    notes: [
      `${(photo.length / 1e6).toFixed(1)} MB; ${load.seconds} s a round by ${await loadProgram()}.`,
    ],
  }
}

/** A photo, and behind its end as much as is missing. */
async function photoOfFiveMegabytes(): Promise<Buffer> {
  const [path = ''] = await photoFiles(1)
  const photo = await readFile(path)
  return Buffer.concat([photo, randomBytes(Math.max(0, 5e6 - photo.length))])
}
