import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createDecoderPool } from '../server/media/processing/decoder-pool.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { photoFiles } from './harness/photos.ts'
import { interleave, timed } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { SharpTask } from './limits/bare-sharp.ts'

const cores = availableParallelism()

export const variants: Benchmark = {
  name: 'variants',
  title: 'thumbnail, medium and large of 12 MP JPEGs, all cores',
  target:
    'at least 0.9 of the images a second of bare sharp doing the same; at least 2.5 times three separate decodes at the default WebP effort',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const photos = await photoFiles(4 * cores)
  const out = join(scratch, 'bare')
  await mkdir(out)
  await using bare = startWorker<SharpTask, number>(
    new URL('./limits/bare-sharp.ts', import.meta.url),
  )
  const pool = createDecoderPool({ size: cores, idleMs: 60_000 })
  const rate = (milliseconds: number) => photos.length / (milliseconds / 1000)
  let turn = 0
  const throughPool = () => {
    const outDir = join(scratch, `pool-${turn++}`)
    return Promise.all(
      photos.map((source, at) =>
        pool.run({ type: 'ingest', source, mimeType: 'image/jpeg', outDir: join(outDir, `${at}`) }),
      ),
    )
  }
  const bareSharp = (kind: 'cascade' | 'three decodes') =>
    bare.ask({ kind, photos, out, atOnce: cores })

  await Promise.all([throughPool(), bareSharp('cascade')])
  const measured = await interleave(
    {
      hearth: async () => rate(await timed(throughPool)),
      cascade: async () => rate(await bareSharp('cascade')),
      threeDecodes: async () => rate(await bareSharp('three decodes')),
    },
    rounds(5),
  )
  await pool.close()
  const { hearth, cascade, threeDecodes } = measured
  return {
    tables: [
      {
        rows: [
          { what: "Hearth's decoder pool", unit: 'images/s', samples: hearth },
          { what: 'bare sharp, same cascade', unit: 'images/s', samples: cascade },
          { what: 'bare sharp, three decodes, effort 4', unit: 'images/s', samples: threeDecodes },
        ],
      },
    ],
    checks: [
      { what: 'against the same cascade', value: ratio(hearth, cascade), unit: '×', atLeast: 0.9 },
      {
        what: 'against three decodes',
        value: ratio(hearth, threeDecodes),
        unit: '×',
        atLeast: 2.5,
      },
    ],
    notes: [
      `${photos.length} photos a round, ${cores} at once; all processes had done one round before.`,
      'Only Hearth reads EXIF, makes a placeholder, flushes each file and decodes in processes that can be killed.',
    ],
  }
}
