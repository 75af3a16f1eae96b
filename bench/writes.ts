import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { askFor, createAgent, inParallel } from './harness/http.ts'
import { freshBytes } from './harness/bytes.ts'
import { upload } from './harness/library.ts'
import { findProgram, runProgram } from './harness/program.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { StorageWrites } from './limits/storage-writes.ts'

const flushMs = 17
const writers = 64
const forMs = 1500

export const writes: Benchmark = {
  name: 'writes',
  title: `acknowledged writes when a flush costs ${flushMs} ms`,
  target: 'at least 1,000 a second',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const compiler = await findProgram('cc')
  if (!compiler || process.platform !== 'linux')
    return { tables: [], checks: [], notes: ['Not measured: it needs Linux and a C compiler.'] }
  const env = await slowFlush(compiler, scratch)
  await using worker = startWorker<StorageWrites, number>(
    new URL('./limits/storage-writes.ts', import.meta.url),
    env,
  )
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data'), env })
  const dir = join(scratch, 'storage')
  const measured = await interleave(
    {
      grouped: () => worker.ask({ dir, how: 'grouped', writers, forMs }),
      alone: () => worker.ask({ dir, how: 'alone', writers, forMs }),
      deletes: await deleting(hearth),
      uploads: () => uploading(hearth),
    },
    rounds(4),
  )
  return {
    tables: [
      {
        rows: [
          {
            what: `storage.write, ${writers} writers`,
            unit: 'writes/s',
            samples: measured.grouped,
          },
          {
            what: `storage.write, alone: a commit each`,
            unit: 'writes/s',
            samples: measured.alone,
          },
          {
            what: `DELETE and restore over HTTP, ${writers} clients`,
            unit: 'requests/s',
            samples: measured.deletes,
          },
          {
            what: `uploads of 10 KB over HTTP, ${writers} clients`,
            unit: 'files/s',
            samples: measured.uploads,
          },
        ],
      },
    ],
    checks: [
      { what: 'storage.write', value: median(measured.grouped), unit: 'writes/s', atLeast: 1000 },
    ],
    notes: [
      `fsync and fdatasync take ${flushMs} ms more (limits/slow-flush.c by LD_PRELOAD). A write counts when its answer is there.`,
      'An upload needs flushes of its own file and folders besides the shared commit.',
    ],
  }
}

async function slowFlush(compiler: string, scratch: string): Promise<NodeJS.ProcessEnv> {
  const library = join(scratch, 'slow-flush.so')
  const source = fileURLToPath(new URL('./limits/slow-flush.c', import.meta.url))
  await runProgram(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  return { LD_PRELOAD: library, SLOW_FLUSH_US: String(flushMs * 1000) }
}

/** Each client removes its own file and takes it back, again and again. */
async function deleting(hearth: Appliance): Promise<() => Promise<number>> {
  const ids: string[] = []
  await inParallel(writers, 16, async () => ids.push((await upload(hearth, small())).id))
  const agent = createAgent(writers)
  const headers = { cookie: hearth.cookie }
  const turn = async (id: string) => {
    const url = `${hearth.origin}/api/v1/media/${id}`
    await askFor(200, url, { method: 'DELETE', agent, headers })
    await askFor(200, `${url}/restore`, { method: 'POST', agent, headers })
  }
  return async () => {
    const begin = performance.now()
    let answered = 0
    const client = async (id: string) => {
      while (performance.now() - begin < forMs) {
        await turn(id)
        answered += 2
      }
    }
    await Promise.all(ids.map(client))
    return (answered / (performance.now() - begin)) * 1000
  }
}

async function uploading(hearth: Appliance): Promise<number> {
  const count = 100
  const agent = createAgent(writers)
  const took = await timed(() =>
    inParallel(count, writers, () => upload(hearth, small(), { name: 'small.bin', agent })),
  )
  agent.destroy()
  return (count / took) * 1000
}

function small(): Buffer {
  return Buffer.concat([...freshBytes(10_000)])
}
