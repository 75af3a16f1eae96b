import { readFile } from 'node:fs/promises'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ask, askFor } from './http.ts'
import { endProcess } from './program.ts'

const program = fileURLToPath(new URL('../../dist/server/hearth.js', import.meta.url))

/** A running Hearth, as it ships, with one person who is signed in. */
export type Appliance = AsyncDisposable & {
  pid: number
  /** The household address. */
  origin: string
  /** The same on the home network, where HEARTH_LAN is on. */
  lan: string | null
  /** Who is signed in. */
  person: { email: string; password: string }
  /** Where the media half stands: no different, but it has /metrics. */
  media: string
  dataDir: string
  /** From the start of the process to its ready line. */
  startedInMs: number
  ownerId: string
  cookie: string
  end(): Promise<void>
}

export type Session = Pick<Appliance, 'ownerId' | 'cookie'>

export type ApplianceOptions = {
  dataDir: string
  env?: NodeJS.ProcessEnv
  /** Of an earlier run on the same folder: its cookie is still good. */
  session?: Session
  /** For Node itself: `--cpu-prof`. HEARTH_BENCH_NODE_OPTIONS says the same from outside. */
  nodeOptions?: string[]
}

const person = { name: 'Bench', email: 'bench@example.org', password: 'bench marks nothing' }

/** Starts `hearth start` on free ports and, on a fresh folder, sets it up. */
export async function startAppliance(options: ApplianceOptions): Promise<Appliance> {
  const { dataDir, env = {}, nodeOptions = fromOutside() } = options
  const flags = [...(await shippedFlags()), ...nodeOptions]
  const begin = performance.now()
  const child = spawn(
    process.execPath,
    [...flags, program, 'start', '--data-dir', dataDir, '--json'],
    { env: { ...process.env, ...quiet, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ready = await readyLine(child)
  const startedInMs = performance.now() - begin
  const session = options.session ?? (await setUp(ready.origin))
  const end = () => endProcess(child)
  const { origin, media, lan } = ready
  const served = { origin, media, lan, person }
  const pid = child.pid ?? 0
  return { pid, ...served, dataDir, startedInMs, ...session, end, [Symbol.asyncDispose]: end }
}

const quiet = {
  HEARTH_PORT: '0',
  HEARTH_AUTH_PORT: '0',
  HEARTH_MEDIA_PORT: '0',
  LOG_LEVEL: 'silent',
}

/** What `npm start` gives to Node: what is measured is what people run. */
async function shippedFlags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(manifest, 'utf8')) as { scripts: { start: string } }
  return scripts.start.match(/--max-\S+/g) ?? []
}

const manifest = new URL('../../package.json', import.meta.url)

function fromOutside(): string[] {
  return process.env['HEARTH_BENCH_NODE_OPTIONS']?.split(' ') ?? []
}

type Ready = { origin: string; media: string; lan: string | null }

async function readyLine(child: ChildProcess): Promise<Ready> {
  if (!child.stdout) throw new Error('Hearth has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = line.startsWith('{') ? JSON.parse(line) : null
    if (isReady(said)) return said
  }
  throw new Error('Hearth ended before it was ready')
}

function isReady(said: unknown): said is Ready {
  return (said as { event?: unknown } | null)?.event === 'ready'
}

async function setUp(origin: string): Promise<Session> {
  const { headers, body } = await askFor(201, `${origin}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ householdName: 'Bench', ...person }),
  })
  const cookie = ((headers['set-cookie'] as string[] | undefined) ?? [])
    .map((each) => each.split(';')[0])
    .join('; ')
  return { cookie, ownerId: (JSON.parse(body.toString()) as { user: { id: string } }).user.id }
}

/** One figure of the media half's /metrics. */
export async function metric({ media }: Appliance, name: string): Promise<number> {
  const text = (await ask(`${media}/metrics`)).body.toString()
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1])
}
