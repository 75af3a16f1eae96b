import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Agent } from 'node:http'
import { join } from 'node:path'
import { metric, startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result, Row } from './harness/benchmark.ts'
import { askFor, createAgent } from './harness/http.ts'
import { untilReady, upload } from './harness/library.ts'
import { photoFiles, unseen } from './harness/photos.ts'
import { interleave, timed } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { SharpTask } from './limits/bare-sharp.ts'
import { ipxVersion, startIpx, type Ipx } from './peers/ipx.ts'
import { startNginx } from './peers/nginx.ts'

const clients = 50

export const transform: Benchmark = {
  name: 'transform',
  title: 'a picture in a size nobody asked for before: 400×300 WebP of a 12 MP JPEG',
  target:
    'as fast as bare sharp on the original, or faster; one computation for 50 clients at once',
  run,
}

async function run({ scratch, rounds, say }: Context): Promise<Result> {
  const wanted = rounds(12)
  const folder = join(scratch, 'photos')
  const photos = await differentPhotos(wanted + 1, folder)
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  const ids = await uploadAll(hearth, photos)
  await using bare = startWorker<SharpTask, number>(
    new URL('./limits/bare-sharp.ts', import.meta.url),
  )
  await using nginx = await startNginx(folder, scratch)
  await using ipx = await startIpx(folder).catch((error: unknown) => {
    say(`no ipx: ${String(error)}`)
    return null
  })
  const agent = createAgent(clients)

  // Each question is asked about a photo that had no question yet; the last one is for warming up.
  const turns = { hearth: 0, original: 0, cheap: 0, ipx: 0, nginx: 0 }
  const next = (arm: keyof typeof turns) => turns[arm]++ % photos.length
  const get = (url: string, headers = {}) => timed(() => askFor(200, url, { agent, headers }))
  const alone = (arm: 'original' | 'cheap', effort: number) =>
    bare.ask({ kind: 'transform', photo: join(folder, photos[next(arm)]?.name ?? ''), effort })
  const arms = {
    hearth: () =>
      get(transformUrl(hearth, ids[next('hearth')] ?? '', 'w=400&h=300'), {
        cookie: hearth.cookie,
      }),
    original: () => alone('original', 4),
    cheap: () => alone('cheap', 2),
    ipx: async () =>
      ipx ? get(ipx.url(photos[next('ipx')]?.name ?? '', ipxSteps(400, 300))) : Number.NaN,
    nginx: async () =>
      nginx?.resizedUrl ? get(nginx.resizedUrl(photos[next('nginx')]?.name ?? '')) : Number.NaN,
  }
  await interleave(arms, 1)
  const measured = await interleave(arms, wanted)
  const crowd = await askAtOnce(hearth, ids[0] ?? '', agent)
  const ipxCrowd = ipx ? await crowdOf(ipx, photos[0]?.name ?? '', agent) : null
  agent.destroy()
  return {
    tables: [
      {
        rows: [
          { what: 'Hearth, first answer over HTTP', unit: 'ms', samples: measured.hearth },
          { what: 'bare sharp on the original', unit: 'ms', samples: measured.original },
          { what: 'bare sharp on the original, effort 2', unit: 'ms', samples: measured.cheap },
          peer(`ipx ${ipxVersion}`, ipx && measured.ipx),
          {
            ...peer('nginx image_filter', nginx?.resizedUrl ? measured.nginx : null),
            note: nginx ? 'makes a JPEG' : 'not installed',
          },
        ],
      },
      {
        caption: `The same question from ${clients} clients at once, until the last is answered`,
        rows: [
          { what: 'Hearth', unit: 'ms', samples: [crowd.took] },
          peer(`ipx ${ipxVersion}`, ipxCrowd),
        ],
      },
    ],
    checks: [
      {
        what: 'speed against bare sharp on the original',
        value: ratio(measured.original, measured.hearth),
        unit: '×',
        atLeast: 1,
      },
      { what: `computations for ${clients} clients`, value: crowd.computed, unit: '', atMost: 1 },
    ],
    notes: [
      'Hearth answers over HTTP from its stored variants, asks who is there, and keeps the answer on disk; bare sharp has only to make it.',
      'Each round asks about another photo; one question had been asked of everybody before. Computations are counted by media_transforms_computed_total.',
    ],
  }
}

function peer(what: string, samples: number[] | null): Row {
  return samples
    ? { what, unit: 'ms', samples }
    : { what, unit: 'ms', samples, note: 'not installed' }
}

type Photo = { name: string; bytes: Buffer }

async function differentPhotos(count: number, folder: string): Promise<Photo[]> {
  await mkdir(folder)
  const paths = await photoFiles(4)
  const made = Array.from({ length: count }, async (_, at) => {
    const bytes = unseen(await readFile(paths[at % paths.length] ?? ''))
    const name = `${at}.jpg`
    await writeFile(join(folder, name), bytes)
    return { name, bytes }
  })
  return Promise.all(made)
}

async function uploadAll(hearth: Appliance, photos: Photo[]): Promise<string[]> {
  const kept = []
  for (const { bytes, name } of photos) kept.push((await upload(hearth, bytes, { name })).id)
  await untilReady(hearth, kept)
  return kept
}

function transformUrl({ origin }: Appliance, id: string, query: string): string {
  return `${origin}/api/v1/media/${id}/transform?${query}`
}

function ipxSteps(width: number, height: number): string {
  return `f_webp,q_85,fit_inside,s_${width}x${height}`
}

async function askAtOnce(hearth: Appliance, id: string, agent: Agent) {
  const name = 'media_transforms_computed_total'
  const before = await metric(hearth, name)
  const headers = { cookie: hearth.cookie }
  const url = transformUrl(hearth, id, 'w=401&h=301')
  const took = await timed(() => allAtOnce(url, { agent, headers }))
  return { took, computed: (await metric(hearth, name)) - before }
}

async function crowdOf(ipx: Ipx, name: string, agent: Agent): Promise<number[]> {
  return [await timed(() => allAtOnce(ipx.url(name, ipxSteps(401, 301)), { agent }))]
}

function allAtOnce(url: string, options: object): Promise<unknown> {
  return Promise.all(Array.from({ length: clients }, () => askFor(200, url, options)))
}
