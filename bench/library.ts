import { join } from 'node:path'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Check, Context, Result, Table } from './harness/benchmark.ts'
import { askFor, createAgent } from './harness/http.ts'
import { manyMedia } from './harness/many-media.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median, ratio } from './harness/statistics.ts'

const sizes = { small: 1000, large: 1_000_000 }

/** Asked for with each round; those with a promise are what a page of the grid needs. */
const questions = [
  { what: 'page of 50, newest first', path: '?limit=50', promised: true },
  { what: 'page of 50 from the middle, by cursor', path: null, promised: true },
  { what: 'page of 50 of one app', path: '?limit=50&app=photos', promised: true },
  { what: 'list/all, 50', path: '/list/all?limit=50', promised: true },
  {
    what: 'list/all, 50, by date taken',
    path: '/list/all?limit=50&sortBy=dateTaken',
    promised: true,
  },
  { what: 'list/all, 50 images', path: '/list/all?limit=50&mimeType=image/*', promised: true },
  {
    what: 'list/all, 50 with a place',
    path: '/list/all?limit=50&hasLocation=true',
    promised: true,
  },
  {
    what: 'list/all, 50 without one',
    path: '/list/all?limit=50&hasLocation=false',
    promised: true,
  },
  { what: 'list/all, 50 of two apps', path: '/list/all?limit=50&apps=photos,chat', promised: true },
  {
    what: 'list/all, 50 images of one app',
    path: '/list/all?limit=50&apps=photos&mimeType=image/*',
    promised: true,
  },
  {
    what: 'list/all, 50 of one year and two apps, by date taken',
    path: '/list/all?limit=50&apps=photos,chat&sortBy=dateTaken&dateFrom=2020-01-01&dateTo=2020-12-31',
    promised: true,
  },
  {
    what: 'list/all, 50 since 2022',
    path: '/list/all?limit=50&dateFrom=2022-01-01',
    promised: true,
  },
  {
    what: 'list/all, 50 of 2020, by upload',
    path: '/list/all?limit=50&dateFrom=2020-01-01&dateTo=2020-12-31',
    promised: false,
  },
  { what: 'stats', path: '/stats', promised: true },
  { what: 'one day of the timeline', path: '/timeline/2024-06-01?limit=50', promised: false },
]

const base = '/api/v1/media'
const askedPerRound = 40

export const library: Benchmark = {
  name: 'library',
  title: 'pages and counts at 1,000,000 media',
  target: 'at most 1.5 times as long as at 1,000 media',
  run,
}

async function run({ scratch, rounds, say }: Context): Promise<Result> {
  say('writing a million rows')
  await using small = await withMedia(join(scratch, 'small'), sizes.small)
  await using large = await withMedia(join(scratch, 'large'), sizes.large)
  const middle = await middlePage(small)
  const tables: Table[] = []
  const checks: Check[] = []
  for (const question of questions) {
    const path = question.path ?? middle
    const arms = {
      small: asking(small, path),
      large: asking(large, path),
    }
    await interleave(arms, 1)
    const measured = await interleave(arms, rounds(5))
    tables.push({ rows: rowsOf(question.what, measured) })
    if (question.promised)
      checks.push({
        what: question.what,
        value: ratio(measured.large, measured.small),
        unit: '×',
        atMost: 1.5,
      })
  }
  return {
    tables: [{ rows: tables.flatMap(({ rows }) => rows) }],
    checks,
    notes: [
      `Over HTTP, signed in, one after the other; each round is the median of ${askedPerRound} answers. Both libraries span the same ten years.`,
    ],
  }
}

async function withMedia(dataDir: string, count: number): Promise<Appliance> {
  const session = await manyMedia(dataDir, count)
  return startAppliance({ dataDir, session })
}

function rowsOf(what: string, { small, large }: { small: number[]; large: number[] }) {
  return [
    { what: `${what}: 1,000`, unit: 'ms', samples: small },
    { what: `${what}: 1,000,000`, unit: 'ms', samples: large },
  ]
}

/** An arm that asks one question of one appliance; answers the median time of an answer. */
function asking({ origin, cookie }: Appliance, path: string): () => Promise<number> {
  const agent = createAgent(1)
  const headers = { cookie }
  return async () => {
    const times = []
    for (let turn = 0; turn < askedPerRound; turn++)
      times.push(await timed(() => askFor(200, `${origin}${base}${path}`, { agent, headers })))
    return median(times)
  }
}

/** Walks by cursors to the middle of the small library, which is the middle in time of the large one. */
async function middlePage({ origin, cookie }: Appliance): Promise<string> {
  let path = '?limit=50'
  for (let walked = 0; walked < sizes.small / 2; walked += 50) {
    const { headers } = await askFor(200, `${origin}${base}${path}`, { headers: { cookie } })
    path = `?limit=50&cursor=${encodeURIComponent(String(headers['x-next-cursor']))}`
  }
  return path
}
