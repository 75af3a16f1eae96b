import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildMain } from '../build/main.ts'
import { startAppliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median } from './harness/statistics.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const child = fileURLToPath(new URL('harness/shell-child.ts', import.meta.url))

export const shell: Benchmark = {
  name: 'shell',
  title: 'the desktop shell: to a window that can be used, and back after a crash of the server',
  target: 'start → tray ready → window usable at most 1.5 s; crash → serving again at most 2 s',
  run,
}

type Desktop = { process: ChildProcess; iconMs: number; trayMs: number; windowMs: number }

async function run({ scratch, rounds }: Context): Promise<Result> {
  await buildMain()
  const dataDir = join(scratch, 'photos')
  await (await startAppliance({ dataDir })).end()
  const env = { ...process.env, ...anyPort, HEARTH_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const starts: Desktop[] = []
  const measured = await interleave(
    {
      crash: () => crashOnce(env, join(scratch, 'app'), dataDir, starts),
      node: () => timed(() => once(spawn(process.execPath, ['-e', '0']), 'exit')),
    },
    rounds(7),
  )
  const row = (what: string, samples: number[]) => ({ what, unit: 'ms', samples })
  const windows = starts.map(({ windowMs }) => windowMs)
  return {
    tables: [
      {
        rows: [
          row(
            'start → tray icon',
            starts.map(({ iconMs }) => iconMs),
          ),
          row(
            'start → tray says it runs',
            starts.map(({ trayMs }) => trayMs),
          ),
          row('start → window has its page', windows),
          row('server killed → it serves again', measured.crash),
          row('node -e 0', measured.node),
        ],
      },
    ],
    checks: [
      { what: 'start → window usable', value: median(windows), unit: 'ms', atMost: 1500 },
      { what: 'crash → serving again', value: median(measured.crash), unit: 'ms', atMost: 2000 },
    ],
    notes: [
      'The shell that ships, on Electron’s double and plain Node: Electron’s own start comes on top. The page counts once it, its first files and its first two questions are answered.',
      'After a crash the shell waits 500 ms before it starts the server again.',
    ],
  }
}

const anyPort = { HEARTH_PORT: '0', HEARTH_AUTH_PORT: '0', HEARTH_MEDIA_PORT: '0' }

/** Starts the shell, kills its server once, and quits. @returns until it served again, in ms */
async function crashOnce(
  env: NodeJS.ProcessEnv,
  home: string,
  dataDir: string,
  starts: Desktop[],
): Promise<number> {
  const desktop = await startDesktop(env, home)
  starts.push(desktop)
  const running = await readFile(join(dataDir, 'hearth.running.json'), 'utf8')
  const took = await timed(async () => {
    process.kill((JSON.parse(running) as { pid: number }).pid, 'SIGKILL')
    // The shell says so once it has asked the new server itself.
    await untilSaid(desktop.process, 'icon')
    await untilSaid(desktop.process, 'tray')
  })
  desktop.process.send('quit')
  await once(desktop.process, 'exit')
  return took
}

async function startDesktop(env: NodeJS.ProcessEnv, home: string): Promise<Desktop> {
  const begin = performance.now()
  const started = spawn(process.execPath, [child, root, home], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const at = new Map<string, number>()
  await new Promise<void>((resolve, reject) => {
    started.once('exit', () => reject(new Error('the shell ended before its window was there')))
    started.on('message', ({ at: name }: { at: string }) => {
      if (!at.has(name)) at.set(name, performance.now() - begin)
      if (name === 'window') resolve()
    })
  })
  const ms = (name: string) => at.get(name) ?? Number.NaN
  return { process: started, iconMs: ms('icon'), trayMs: ms('tray'), windowMs: ms('window') }
}

function untilSaid(desktop: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    const hear = ({ at }: { at: string }) => {
      if (at !== wanted) return
      desktop.off('message', hear)
      resolve()
    }
    desktop.on('message', hear)
  })
}
