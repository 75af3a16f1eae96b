import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { freshBytes } from './harness/bytes.ts'
import { askFor } from './harness/http.ts'
import { upload as uploadSmall } from './harness/library.ts'
import { watchMemory } from './harness/process-memory.ts'
import { interleave, timed } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'
import { startWorker } from './harness/worker.ts'
import type { HashAndWrite } from './limits/hash-and-write.ts'
import { hashAndCopy } from './peers/openssl.ts'

const bytes = 2 ** 30
const mib = 2 ** 20

export const upload: Benchmark = {
  name: 'upload',
  title: '1 GiB through HTTP until it is kept',
  target:
    'at least 0.8 of the throughput of hash + write + fsync in one process; at most 48 MiB more memory in the server',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data') })
  await using limit = startWorker<HashAndWrite, number>(
    new URL('./limits/hash-and-write.ts', import.meta.url),
  )
  const openssl = await hashAndCopy()
  const source = join(scratch, 'source')
  if (openssl) await writeFile(source, Readable.from(freshBytes(bytes)))
  await uploadSmall(hearth, Buffer.from([...freshBytes(mib)][0] ?? []), { name: 'warm-up' })

  const growth: number[] = []
  let limits = 0
  const speed = (milliseconds: number) => bytes / mib / (milliseconds / 1000)
  const watched = async (send: () => Promise<unknown>) => {
    const watch = await watchMemory(hearth.pid)
    const took = await timed(send)
    growth.push((await watch.stop()).growth / mib)
    return speed(took)
  }
  const measured = await interleave(
    {
      limit: async () =>
        speed(await limit.ask({ path: join(scratch, `limit-${limits++}`), bytes })),
      raw: () => watched(() => sendRaw(hearth)),
      form: () => watched(() => sendForm(hearth)),
      openssl: async () =>
        openssl ? speed(await openssl({ from: source, into: scratch })) : Number.NaN,
    },
    rounds(3),
  )
  return {
    tables: [
      {
        rows: [
          { what: 'Hearth, PUT', unit: 'MiB/s', samples: measured.raw },
          { what: 'Hearth, multipart form', unit: 'MiB/s', samples: measured.form },
          { what: 'one process: hash + write + fsync', unit: 'MiB/s', samples: measured.limit },
          {
            what: 'openssl dgst + cp + sync',
            unit: 'MiB/s',
            samples: openssl ? measured.openssl : null,
            ...(openssl ? {} : { note: 'not installed' }),
          },
          { what: 'growth of the server', unit: 'MiB', samples: growth },
        ],
      },
    ],
    checks: [
      {
        what: 'PUT against one process',
        value: ratio(measured.raw, measured.limit),
        unit: '×',
        atLeast: 0.8,
      },
      {
        what: 'form against one process',
        value: ratio(measured.form, measured.limit),
        unit: '×',
        atLeast: 0.8,
      },
      { what: 'most the server grew', value: Math.max(...growth), unit: 'MiB', atMost: 48 },
    ],
    notes: [
      'Bytes come from memory in blocks of 1 MiB, other ones each time; client and server share the machine.',
      'Growth is resident memory: highest seen (every 15 ms) less what it was before that upload; the server had taken one upload of 1 MiB before the first.',
    ],
  }
}

function sendRaw({ origin, cookie }: Appliance): Promise<unknown> {
  return askFor(201, `${origin}/api/v1/media/upload?filename=large.bin`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/octet-stream', 'content-length': bytes },
    body: Readable.from(freshBytes(bytes)),
  })
}

function sendForm({ origin, cookie }: Appliance): Promise<unknown> {
  const boundary = 'a-boundary-no-photo-has'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const tail = `\r\n--${boundary}--\r\n`
  return askFor(201, `${origin}/api/v1/media/upload`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + bytes + tail.length,
    },
    body: Readable.from(form(head, tail)),
  })
}

function* form(head: string, tail: string): Generator<Buffer> {
  yield Buffer.from(head)
  yield* freshBytes(bytes)
  yield Buffer.from(tail)
}
