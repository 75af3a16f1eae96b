import { readFile } from 'node:fs/promises'
import type { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { askFor, createAgent, inParallel } from './harness/http.ts'
import { untilReady, upload } from './harness/library.ts'
import { photoFiles, unseen } from './harness/photos.ts'
import { treeMemory } from './harness/process-memory.ts'
import { interleave, timed } from './harness/rounds.ts'
import { peerFolder } from './peers/cache.ts'
import { pictureFrom, uploadTo } from './peers/directus-client.ts'
import { directusVersion, installDirectus, startDirectus, type Directus } from './peers/directus.ts'

const atOnce = 4
const perRound = 16
const mib = 2 ** 20

export const directus: Benchmark = {
  name: 'directus',
  title: `beside Directus ${directusVersion} on SQLite, the whole product`,
  target: 'none; it shows where Hearth stands',
  run,
}

async function run(context: Context): Promise<Result> {
  const { installed } = await peerFolder('directus')
  if (!installed && !context.askedFor)
    return notMeasured('`npm run bench directus` installs it first, which takes ten minutes')
  if (!installed) context.say('installing Directus, which takes about ten minutes')
  try {
    return await compare(context, await startInstalled(context.scratch))
  } catch (error) {
    return notMeasured((error as Error).message)
  }
}

function notMeasured(why: string): Result {
  return { tables: [], checks: [], notes: [`Not measured: ${why}.`] }
}

async function startInstalled(scratch: string): Promise<Directus> {
  return startDirectus(await installDirectus(), join(scratch, 'directus'))
}

async function compare({ scratch, rounds }: Context, started: Directus): Promise<Result> {
  await using theirs = started
  await using ours = await startAppliance({ dataDir: join(scratch, 'hearth') })
  await wait(10_000)
  const rest = [await treeMemory(ours.pid), await treeMemory(theirs.pid)]
  const [photoFile = ''] = await photoFiles(1, { width: 2800, height: 2100 })
  const photo = await readFile(photoFile)
  const agent = createAgent(atOnce)
  const pair = { ours, theirs, photo, agent }
  const { arms, ids } = uploading(pair)
  const uploads = await interleave(arms, rounds(3))
  const transforms = await interleave(transforming(pair, ids), rounds(3))
  agent.destroy()
  const starts = [ours.startedInMs, theirs.startedInMs]
  const single = (what: string, unit: string, [hearth = 0, peer = 0]: number[]) => [
    { what: `${what}: Hearth`, unit, samples: [hearth] },
    { what: `${what}: Directus`, unit, samples: [peer] },
  ]
  const both = (what: string, unit: string, of: { hearth: number[]; directus: number[] }) => [
    { what: `${what}: Hearth`, unit, samples: of.hearth },
    { what: `${what}: Directus`, unit, samples: of.directus },
  ]
  const whole = { what: 'uploads until three variants are there: Hearth', unit: 'files/s' }
  return {
    tables: [
      {
        rows: [
          ...single('start', 'ms', starts),
          ...single(
            'memory at rest',
            'MiB',
            rest.map(({ resident }) => resident / mib),
          ),
          ...both('uploads', 'files/s', uploads),
          { ...whole, samples: uploads.whole, note: 'Directus makes none' },
          ...both('400×300 WebP, first time', 'pictures/s', transforms),
        ],
      },
    ],
    checks: [],
    notes: [
      `Photos of ${(photo.length / 1e6).toFixed(1)} MB, ${atOnce} clients. Hearth hashes and flushes each file before it answers; Directus does neither.`,
      'Memory is all processes, 10 s after the start. Directus runs under Node 22.',
    ],
  }
}

type Pair = { ours: Appliance; theirs: Directus; photo: Buffer; agent: Agent }
type Ids = { hearth: string[]; directus: string[] }

/** `ids` are those of the newest round, in Hearth's case with their variants. */
function uploading({ ours, theirs, photo, agent }: Pair) {
  const ids: Ids = { hearth: [], directus: [] }
  const toHearth = async (query: string) => {
    const kept: string[] = []
    await inParallel(perRound, atOnce, async () => {
      kept.push((await upload(ours, unseen(photo), { agent, query })).id)
    })
    return kept
  }
  const toDirectus = async () => {
    const kept: string[] = []
    await inParallel(perRound, atOnce, async () => {
      kept.push(await uploadTo(theirs, unseen(photo), agent))
    })
    return kept
  }
  const arms = {
    hearth: () => rate(() => toHearth('&skipProcessing=true')),
    directus: () => rate(async () => (ids.directus = await toDirectus())),
    whole: () => rate(async () => untilReady(ours, (ids.hearth = await toHearth('')))),
  }
  return { arms, ids }
}

/** Another width each round: nobody has answered that before. */
function transforming({ ours, theirs, agent }: Pair, ids: Ids) {
  const widths = { hearth: 400, directus: 400 }
  const all = (work: (at: number) => Promise<unknown>) =>
    rate(() => inParallel(perRound, atOnce, work))
  return {
    hearth: () => {
      const width = widths.hearth--
      return all((at) => fromHearth(ours, ids.hearth[at] ?? '', width, agent))
    },
    directus: () => {
      const width = widths.directus--
      return all((at) => pictureFrom(theirs, ids.directus[at] ?? '', width, agent))
    },
  }
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  return (perRound / (await timed(work))) * 1000
}

function fromHearth({ origin, cookie }: Appliance, id: string, width: number, agent: Agent) {
  const url = `${origin}/api/v1/media/${id}/transform?w=${width}&h=300`
  return askFor(200, url, { agent, headers: { cookie } })
}
