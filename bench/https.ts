import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { fileUrl, untilServed, upload } from './harness/library.ts'
import { allGood, loadProgram, measureRate } from './harness/load.ts'
import { photoFiles } from './harness/photos.ts'
import { interleave } from './harness/rounds.ts'
import { ratio } from './harness/statistics.ts'

const load = { connections: 32, seconds: 2 }

export const https: Benchmark = {
  name: 'https',
  title: 'a cached thumbnail over HTTPS, 32 connections kept alive, signed in',
  target: 'at least 0.7 of the requests a second of the same over HTTP',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const env = { HEARTH_LAN: 'on', HEARTH_HTTPS_PORT: '0', HEARTH_NAME: 'bench' }
  await using hearth = await startAppliance({ dataDir: join(scratch, 'data'), env })
  const [photo = ''] = await photoFiles(1)
  const { id } = await upload(hearth, await readFile(photo))
  const bytes = await untilServed(hearth, id, 'thumb')
  await untilServed(hearth, id, 'large')
  const plain = fileUrl(hearth, id, 'thumb')
  const secure = `https://127.0.0.1:${new URL(hearth.lan ?? '').port}${new URL(plain).pathname}`
  const cookie = await signIn(secure, hearth)

  const rate = async (url: string, cookie: string) =>
    allGood(await measureRate(url, { ...load, cookie }), url).requests
  const arms = {
    https: () => rate(secure, cookie),
    http: () => rate(plain, hearth.cookie),
  }
  await interleave(arms, 1)
  const measured = await interleave(arms, rounds(15))
  return {
    tables: [
      {
        rows: [
          { what: 'HTTPS, TLS 1.3', unit: 'requests/s', samples: measured.https },
          { what: 'HTTP', unit: 'requests/s', samples: measured.http },
        ],
      },
    ],
    checks: [
      {
        what: 'HTTPS against HTTP',
        value: ratio(measured.https, measured.http),
        unit: '×',
        atLeast: 0.7,
      },
    ],
    notes: [
      `${bytes.length} bytes; ${load.seconds} s a round by ${await loadProgram()}, after a round that does not count; single rounds differ by a quarter on this machine, so there are more of them than elsewhere.`,
      'The client encrypts on the same two cores, so a phone of its own leaves the house more of them.',
    ],
  }
}

/** Over HTTPS the cookie has another name, so the session of HTTP counts for nothing there. */
function signIn(secure: string, { person }: Appliance): Promise<string> {
  const { origin } = new URL(secure)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const outgoing = request(
    `${origin}/api/auth/sign-in/email`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      rejectUnauthorized: false,
    },
    ({ statusCode, headers }) => {
      const cookies = headers['set-cookie']?.map((each) => each.split(';')[0]) ?? []
      if (statusCode === 200) resolve(cookies.join('; '))
      else reject(new Error(`signing in over HTTPS answered ${statusCode}`))
    },
  )
  outgoing.once('error', reject)
  outgoing.end(JSON.stringify({ email: person.email, password: person.password }))
  return promise
}
