import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { createAgent } from './harness/http.ts'
import { untilServed, upload } from './harness/library.ts'
import { photoFiles, unseen } from './harness/photos.ts'
import { median } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { SharpTask } from './limits/bare-sharp.ts'

/** Longer than the decoder processes wait for more work. */
const untilIdleMs = 11_000

export const firstThumbnail: Benchmark = {
  name: 'first-thumbnail',
  title: 'a 12 MP JPEG, from its 201 to its thumbnail',
  target: 'at most 250 ms on an idle machine, and the thumbnail before the large variant',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const [photoFile = ''] = await photoFiles(1)
  const photo = await readFile(photoFile)
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  await using bare = startWorker<SharpTask, number>(
    new URL('./limits/bare-sharp.ts', import.meta.url),
  )
  const alone = { kind: 'thumbnail', photo: photoFile, out: join(scratch, 'thumb') } as const
  const cold: Times[] = []
  const warm: Times[] = []
  const floor: number[] = []
  await follow(hearth, photo)
  await bare.ask(alone)
  for (let round = 0; round < rounds(4); round++) {
    await wait(untilIdleMs)
    cold.push(await follow(hearth, photo))
    warm.push(await follow(hearth, photo))
    floor.push(await bare.ask(alone))
  }
  const thumbs = (times: Times[]) => times.map(({ thumb }) => thumb)
  const lead = [...cold, ...warm].map(({ thumb, large }) => large - thumb)
  return {
    tables: [
      {
        rows: [
          { what: '201 → thumbnail, no decoder running', unit: 'ms', samples: thumbs(cold) },
          { what: '201 → thumbnail, decoder at hand', unit: 'ms', samples: thumbs(warm) },
          {
            what: '201 → large, no decoder running',
            unit: 'ms',
            samples: cold.map(({ large }) => large),
          },
          {
            what: 'the upload itself, until its 201',
            unit: 'ms',
            samples: cold.map(({ upload }) => upload),
          },
          { what: 'bare sharp, running already: decode, thumbnail', unit: 'ms', samples: floor },
        ],
      },
    ],
    checks: [
      {
        what: '201 → thumbnail, idle machine',
        value: median(thumbs(cold)),
        unit: 'ms',
        atMost: 250,
      },
      {
        what: 'least lead of the thumbnail over the large',
        value: Math.min(...lead),
        unit: 'ms',
        atLeast: 1,
      },
    ],
    notes: [
      'Idle: nothing asked for 11 s, so that Hearth has ended its decoders. The thumbnail is asked for every 5 ms until it is served, then the large one every 20 ms.',
    ],
  }
}

/** Milliseconds; thumb and large after the 201. */
type Times = { upload: number; thumb: number; large: number }

async function follow(hearth: Appliance, photo: Buffer): Promise<Times> {
  const agent = createAgent(2)
  const begin = performance.now()
  const { id } = await upload(hearth, unseen(photo), { agent })
  const kept = performance.now()
  const after = async (variant: string, everyMs: number) => {
    await untilServed(hearth, id, variant, { agent, everyMs })
    return performance.now() - kept
  }
  const thumb = await after('thumb', 5)
  const large = await after('large', 20)
  agent.destroy()
  return { upload: kept - begin, thumb, large }
}
