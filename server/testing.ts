import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { startAppliance, type Ready } from './appliance.ts'
import { parseSettings } from './settings.ts'

/** Test support: the real appliance on free ports, its data in a temporary folder. */
export type TestAppliance = Ready & { dir: string; close(): Promise<void> }

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'hearth-test-'))
}

export const anyPorts = { HEARTH_PORT: '0', HEARTH_AUTH_PORT: '0', HEARTH_MEDIA_PORT: '0' }

/** In this process. `env` adds to or overrides the settings; `close` removes the folder as well. */
export async function startTestAppliance(
  env: Record<string, string> = {},
  { now = Date.now, dir }: { now?: () => number; dir?: string } = {},
): Promise<TestAppliance> {
  const folder = dir ?? (await temporaryFolder())
  const settings = parseSettings({ ...anyPorts, HEARTH_DATA_DIR: folder, ...env })
  const log = Object.assign(pino({ level: 'silent' }), { toFolder: () => {} })
  const appliance = await startAppliance(settings, log, now)
  return {
    ...appliance.ready,
    dir: folder,
    async close() {
      await appliance.close()
      if (!dir) await rm(folder, { recursive: true, force: true })
    },
  }
}

export const household = {
  householdName: 'The Lindens',
  name: 'Ada Linden',
  email: 'ada@example.org',
  password: 'correct horse battery',
}

/** Does the first set-up. @returns the admin's session cookie and access token */
export async function setUp(
  origin: string,
  person = household,
): Promise<{ cookie: string; token: string; userId: string }> {
  const answer = await post(`${origin}/api/v1/setup`, person)
  if (answer.status !== 201)
    throw new Error(`set-up answered ${answer.status}: ${await answer.text()}`)
  const body = (await answer.json()) as { accessToken: string; user: { id: string } }
  return { cookie: cookieOf(answer), token: body.accessToken, userId: body.user.id }
}

/** Another person, on an appliance started with HEARTH_SIGNUP=open. */
export async function signUp(
  origin: string,
  name: string,
): Promise<{ cookie: string; userId: string }> {
  const answer = await post(`${origin}/api/auth/sign-up/email`, {
    name,
    email: `${name}@example.org`,
    password: household.password,
  })
  if (!answer.ok) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`)
  const body = (await answer.json()) as { user: { id: string } }
  return { cookie: cookieOf(answer), userId: body.user.id }
}

/** POSTs JSON as a page of that origin would. */
export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  })
}

/** The cookies of an answer, as a browser would send them back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export type Started = {
  child: ChildProcess
  ready: Ready
  exit: Promise<{ code: number | null; signal: string | null }>
}

/** `input`: what is typed. `shell`: this process is its desktop shell and has a channel to it. */
export type SpawnOptions = { input?: string; shell?: boolean }

/**
 * The command line as a process of its own: what a person starts, and a test may kill. It runs the
 * bundle that ships, so `npm run build` comes first (`npm test` does both).
 */
export async function spawnHearth(
  args: string[],
  env: Record<string, string>,
  { input, shell = false }: SpawnOptions = {},
) {
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'Europe/Berlin',
      LOG_LEVEL: 'error',
      ...anyPorts,
      ...env,
    },
    stdio: [
      input === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(shell ? ['ipc' as const] : []),
    ],
  }) as ChildProcess & { stdout: Readable; stderr: Readable }
  child.stdin?.end(input)
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  )
  // Later than `exit`: by then everything it said has arrived.
  const said = new Promise<{ code: number | null }>((resolve) =>
    child.on('close', (code) => resolve({ code })),
  )
  const lines = createInterface({ input: child.stdout })
  return { child, exit, said, lines, errors: () => errors }
}

/** `hearth start`, once it is ready. */
export async function spawnAppliance(env: Record<string, string>): Promise<Started> {
  const { child, exit, lines, errors } = await spawnHearth(['start'], env)
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    void exit.then(({ code }) => reject(new Error(`ended with ${code}: ${errors()}`)))
  })
  return { child, exit, ready: JSON.parse(line) as Ready }
}

const commandLine = fileURLToPath(new URL('../dist/server/hearth.js', import.meta.url))
