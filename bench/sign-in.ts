import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Crowd } from './harness/crowd.ts'
import { startAppliance, type Appliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { askFor, createAgent, type Answer } from './harness/http.ts'
import { addressOf, manyPeople, theirPassword } from './harness/many-people.ts'
import { runProgram } from './harness/program.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median, quantile } from './harness/statistics.ts'
import { welch } from './harness/t-test.ts'
import { startWorker } from './harness/worker.ts'

const tries = 200
const crowd = 30

export const signIn: Benchmark = {
  name: 'sign-in',
  title: 'signing in: processor time, a crowd at the door, and what the time tells',
  target:
    'at most 10 % beside the password hash; others wait at most 50 ms (p99) while 30 sign in; a t-test finds nothing',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const dataDir = join(scratch, 'people')
  const session = await manyPeople(dataDir, 2 * tries + crowd)
  await using hearth = await startAppliance({ dataDir, session })
  await using bare = startWorker<{ count: number }, number>(
    new URL('./limits/bare-scrypt.ts', import.meta.url),
  )
  await using door = startWorker<Crowd, number[]>(new URL('./harness/crowd.ts', import.meta.url))
  const ticks = await ticksPerSecond()
  const each = rounds(20)
  await Promise.all([logInTimes(hearth, each), bare.ask({ count: each })])
  const cpu = await interleave(
    {
      login: async () => (await cpuOf(hearth.pid, ticks, () => logInTimes(hearth, each))) / each,
      hash: () => bare.ask({ count: each }),
    },
    rounds(5),
  )
  const beside = median(cpu.login) / median(cpu.hash) - 1
  const quiet = await otherRequests(hearth, wait(rounds(3000)))
  const addresses = Array.from({ length: crowd }, (_, n) => addressOf(2 * tries + n))
  const everybody = door.ask({ origin: hearth.origin, addresses, password: theirPassword })
  const busy = await otherRequests(hearth, everybody)
  const finished = await everybody
  const { known, unknown } = await wrongPasswords(hearth, rounds(tries))
  const { t, p } = welch(known, unknown)
  return {
    tables: [
      {
        rows: [
          { what: 'a login: processor time of the server', unit: 'ms', samples: cpu.login },
          { what: 'one password hash in bare node', unit: 'ms', samples: cpu.hash },
          { what: 'another request, nobody signs in', unit: 'ms', samples: quiet },
          { what: `another request, while ${crowd} sign in at once`, unit: 'ms', samples: busy },
          { what: `until each of the ${crowd} was in`, unit: 'ms', samples: finished },
          { what: 'wrong password, address known', unit: 'ms', samples: known },
          { what: 'wrong password, address unknown', unit: 'ms', samples: unknown },
        ],
      },
    ],
    checks: [
      { what: 'beside the hash', value: beside * 100, unit: '%', atMost: 10 },
      { what: 'others’ p99 meanwhile', value: quantile(busy, 0.99), unit: 'ms', atMost: 50 },
      { what: 'people let in', value: finished.length, unit: '', atLeast: crowd },
      { what: 'Welch’s t, known against unknown', value: Math.abs(t), unit: '', atMost: 1.97 },
    ],
    notes: [
      `t = ${t.toFixed(2)}, p = ${p.toFixed(2)} over ${known.length} tries each: below 0.05 would be a difference.`,
      'Processor time of all threads, from /proc; the other request is a page of media statistics, asked fifty times a second; the crowd is a process of its own.',
    ],
  }
}

async function logInTimes(hearth: Appliance, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await logIn(hearth, addressOf(2 * tries), theirPassword, 200)
}

function logIn(
  { origin }: Appliance,
  email: string,
  password: string,
  status: number,
): Promise<Answer> {
  return askFor(status, `${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
}

/** Latencies of somebody who looks at photos, fifty times a second, until `work` is done. */
async function otherRequests(hearth: Appliance, work: Promise<unknown>): Promise<number[]> {
  const latencies: number[] = []
  const agent = createAgent(4)
  const done = new AbortController()
  const end = work.finally(() => done.abort())
  const asked: Promise<unknown>[] = []
  while (!done.signal.aborted) {
    asked.push(
      timed(() =>
        askFor(200, `${hearth.origin}/api/v1/media/stats`, {
          headers: { cookie: hearth.cookie },
          agent,
        }),
      ).then((ms) => latencies.push(ms)),
    )
    await wait(20)
  }
  await Promise.all([end, ...asked])
  agent.destroy()
  return latencies
}

/** Each address once, so that no lockout comes between; turns are taken at random. */
async function wrongPasswords(hearth: Appliance, count: number) {
  const known: number[] = []
  const unknown: number[] = []
  for (let n = 0; n < count; n++) {
    // Better Auth's flood guard counts on until nobody has asked for ten seconds.
    if (n % 75 === 0 && count >= 75) await wait(10_500)
    const pair = [
      async () => known.push(await timed(() => logIn(hearth, addressOf(n), 'wrong', 401))),
      async () =>
        unknown.push(await timed(() => logIn(hearth, `nobody-${n}@example.org`, 'wrong', 401))),
    ]
    if (Math.random() < 0.5) pair.reverse()
    for (const one of pair) await one()
  }
  return { known, unknown }
}

/** Milliseconds of processor time that a process and its threads spend on `work`. */
async function cpuOf(pid: number, ticks: number, work: () => Promise<unknown>): Promise<number> {
  const before = await cpuTicks(pid)
  await work()
  return (((await cpuTicks(pid)) - before) / ticks) * 1000
}

async function cpuTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** 100 on every Linux anybody runs; asked all the same. */
async function ticksPerSecond(): Promise<number> {
  return Number(await runProgram('getconf', ['CLK_TCK']))
}
