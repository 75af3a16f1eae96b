import { join } from 'node:path'
import { createServer, type Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createAccount } from '../server/account/index.ts'
import type { CallerEnv } from '../server/caller.ts'
import { openStorage, type Storage } from '../storage/index.ts'
import type { Benchmark, Check, Context, Result, Row } from './harness/benchmark.ts'
import { askFor, createAgent } from './harness/http.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median, ratio } from './harness/statistics.ts'

const sizes = { small: 100, large: 10_000 }
const base = '/api/v1/admin/users'
const askedPerRound = 40

const questions = [
  { what: 'first page of 20', path: '' },
  { what: 'page of 20 in the middle', path: '?page=3' },
  { what: 'search by address, one is found', path: '?search=person42@' },
  { what: 'search by name, nobody is found', path: '?search=nobody%20at%20all' },
  { what: 'search that finds everybody', path: '?search=example.org' },
  { what: 'search by two letters', path: '?search=42' },
]

export const users: Benchmark = {
  name: 'users',
  title: 'the list of people at 10,000 accounts',
  target: 'at most twice as long as at 100 accounts',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const small = await openStorage({ dir: join(scratch, 'small') })
  const large = await openStorage({ dir: join(scratch, 'large') })
  const closing: (() => void)[] = []
  try {
    const arms = {
      small: await houseOf(small, sizes.small),
      large: await houseOf(large, sizes.large),
    }
    closing.push(arms.small.close, arms.large.close)
    const rows: Row[] = []
    const checks: Check[] = []
    for (const { what, path } of questions) {
      const asking = { small: ask(arms.small, path), large: ask(arms.large, path) }
      await interleave(asking, 2)
      const measured = await interleave(asking, rounds(9))
      rows.push({ what: `${what}: 100`, unit: 'ms', samples: measured.small })
      rows.push({ what: `${what}: 10,000`, unit: 'ms', samples: measured.large })
      checks.push({ what, value: ratio(measured.large, measured.small), unit: '×', atMost: 2 })
    }
    return {
      tables: [{ rows }],
      checks,
      notes: [
        `The routes over HTTP in one process with whoever asks, who is taken to be an admin; one after the other. Each round is the median of ${askedPerRound} answers. Everybody has a session and was active.`,
        `After somebody came, left or changed their name, the list is read anew once: ${await anew(arms.large, large)} ms at 10,000.`,
      ],
    }
  } finally {
    closing.forEach((close) => close())
    await small.close()
    await large.close()
  }
}

type House = { origin: string; agent: Agent; close: () => void }

/** The admin routes on so many people, asked by an admin. */
async function houseOf(storage: Storage, count: number): Promise<House> {
  fill(storage, count)
  const quiet = { info() {}, warn() {} }
  const account = createAccount({
    storage,
    quota: () => 0,
    serviceKey: undefined,
    now: Date.now,
    newId: crypto.randomUUID,
    log: quiet,
    onErased() {},
  })
  const app = new Hono<CallerEnv>()
  app.use(async (c, next) => {
    const who = { userId: 'person-1', role: 'admin', sessionId: 's', via: 'cookie' } as const
    c.set('caller', { kind: 'person', ...who })
    await next()
  })
  app.route('/api/v1/admin', account.admin)
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${port}`, agent: createAgent(1), close }
}

function fill({ sqlite }: Storage, count: number): void {
  const rows = `WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ${count})`
  sqlite.transaction(() => {
    sqlite.exec(`${rows} INSERT INTO user (id, name, email, role, created_at, updated_at)
      SELECT 'person-' || n, 'Person Number ' || n, 'person' || n || '@example.org',
        iif(n = 1, 'admin', 'user'), 1700000000000 + n * 1000, 1 FROM row`)
    sqlite.exec(`${rows} INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at)
      SELECT 'session-' || n, 'token-' || n, 'person-' || n, 9e12, 1, 1 FROM row`)
    sqlite.exec(
      `${rows} INSERT INTO session_activity SELECT 'session-' || n, 1700000000000 FROM row`,
    )
  })()
}

/** Answers the median time of an answer. */
function ask(house: House, path: string): () => Promise<number> {
  return async () => {
    const times = []
    for (let turn = 0; turn < askedPerRound; turn++)
      times.push(await timed(() => once(house, path)))
    return median(times)
  }
}

async function once({ origin, agent }: House, path: string): Promise<void> {
  await askFor(200, origin + base + path, { agent })
}

async function anew(house: House, { sqlite }: Storage): Promise<string> {
  sqlite.exec("UPDATE user SET name = 'Somebody Else' WHERE id = 'person-7'")
  return (await timed(() => once(house, ''))).toFixed(0)
}
