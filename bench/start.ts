import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startAppliance, type Session } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { manyMedia } from './harness/many-media.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median } from './harness/statistics.ts'

const count = 100_000

export const start: Benchmark = {
  name: 'start',
  title: 'from the command to the ready line, with 100,000 media',
  target: 'at most 1.5 s',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const full = join(scratch, 'full')
  const session = await manyMedia(full, count)
  await writeBlobs(full)
  let fresh = 0
  const measured = await interleave(
    {
      full: () => startOnce(full, session),
      fresh: () => startOnce(join(scratch, `fresh-${fresh++}`)),
      node: () => timed(bareNode),
    },
    rounds(7),
  )
  return {
    tables: [
      {
        rows: [
          { what: 'Hearth with 100,000 media', unit: 'ms', samples: measured.full },
          { what: 'Hearth on an empty folder', unit: 'ms', samples: measured.fresh },
          { what: 'node -e 0', unit: 'ms', samples: measured.node },
        ],
      },
    ],
    checks: [{ what: 'start → ready', value: median(measured.full), unit: 'ms', atMost: 1500 }],
    notes: [
      'The rows of 100,000 photos and as many small blobs in place; what the system has cached stays cached. Directus is timed in its own section.',
    ],
  }
}

async function startOnce(dataDir: string, session?: Session): Promise<number> {
  await using hearth = await startAppliance({ dataDir, ...(session && { session }) })
  return hearth.startedInMs
}

function bareNode(): Promise<unknown> {
  return new Promise((resolve) => {
    spawn(process.execPath, ['-e', '0']).once('exit', resolve)
  })
}

/** A start that walked the originals would show here. One blob folder in 256 is filled as it would be. */
async function writeBlobs(dataDir: string): Promise<void> {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  for (let shelf = 0; shelf < 256; shelf++) {
    const folder = join(dataDir, 'blobs', 'ab', hex(shelf, 2))
    await mkdir(folder, { recursive: true })
    await Promise.all(
      Array.from({ length: Math.ceil(count / 256) }, (_, at) =>
        writeFile(join(folder, `ab${hex(shelf, 2)}${hex(at, 60)}`), 'x'),
      ),
    )
  }
}
