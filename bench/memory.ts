import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { inParallel } from './harness/http.ts'
import { untilReady, upload } from './harness/library.ts'
import { photoFiles, unseen } from './harness/photos.ts'
import { treeMemory, type TreeMemory } from './harness/process-memory.ts'
import { startWorker } from './harness/worker.ts'
import type { BareServer } from './limits/bare-http.ts'

const restMs = 15_000
const mib = 2 ** 20

export const memory: Benchmark = {
  name: 'memory',
  title: 'all processes of the appliance, at rest',
  target: 'at most 140 MiB, also after it has worked',
  run,
}

async function run({ scratch }: Context): Promise<Result> {
  const [photo = ''] = await photoFiles(1)
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  await using bare = startWorker<BareServer, number>(
    new URL('./limits/bare-http.ts', import.meta.url),
  )
  await bare.ask({ path: photo, type: 'image/jpeg', from: 'stream' })
  await wait(restMs)
  const started = await treeMemory(hearth.pid)
  const bareServer = await treeMemory(bare.pid)
  const busy = await work(hearth, await readFile(photo))
  await wait(restMs)
  const rested = await treeMemory(hearth.pid)
  return {
    tables: [
      {
        rows: [
          row('Hearth, 15 s after its start', started),
          row('Hearth, most while it works on 12 photos', busy),
          row('Hearth, 15 s after that', rested),
          row('bare node:http', bareServer),
        ],
      },
    ],
    checks: [
      { what: 'after its start', value: started.resident / mib, unit: 'MiB', atMost: 140 },
      { what: 'after it has worked', value: rested.resident / mib, unit: 'MiB', atMost: 140 },
    ],
    notes: [
      'Resident memory, added up over all processes. Directus is measured in its own section.',
    ],
  }
}

function row(what: string, { resident, processes, proportional }: TreeMemory) {
  const shared = Number.isNaN(proportional)
    ? ''
    : `; ${Math.round(proportional / mib)} MiB with shared pages counted once`
  const note = `${processes} process${processes === 1 ? '' : 'es'}${shared}`
  return { what, unit: 'MiB', samples: [resident / mib], note }
}

/** Uploads and processes twelve photos; the largest memory seen meanwhile. */
async function work(hearth: Appliance, photo: Buffer): Promise<TreeMemory> {
  let most = await treeMemory(hearth.pid)
  const timer = setInterval(() => {
    void treeMemory(hearth.pid).then((now) => {
      if (now.resident > most.resident) most = now
    })
  }, 200)
  const ids: string[] = []
  await inParallel(12, 4, async () => ids.push((await upload(hearth, unseen(photo))).id))
  await untilReady(hearth, ids)
  clearInterval(timer)
  return most
}
