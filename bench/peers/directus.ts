import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { freePort, untilAnswering } from '../harness/port.ts'
import { endProcess, runProgram } from '../harness/program.ts'
import { installPackages, markInstalled, peerFolder, type PeerFolder } from './cache.ts'

export const directusVersion = '12.4.0'
const nodeVersion = '22.23.3'
const token = 'only-for-the-benchmark'

export type Directus = AsyncDisposable & {
  pid: number
  origin: string
  startedInMs: number
  headers: { authorization: string }
}

/** Installs Directus where it is not yet; takes about ten minutes, for a part of it is compiled. */
export async function installDirectus(): Promise<PeerFolder> {
  const folder = await peerFolder('directus')
  if (folder.installed) return folder
  // It runs under Node 22 alone, and its isolated-vm has to be compiled for that Node.
  await installPackages(
    folder,
    [`directus@${directusVersion}`, `node@${nodeVersion}`, 'sqlite3@6.0.1'],
    { node: true, 'isolated-vm': false, sqlite3: true },
  )
  await runProgram('npm', ['rebuild', 'isolated-vm'], {
    cwd: folder.dir,
    env: { ...environment(folder), npm_config_nodedir: await headersOf(folder) },
  })
  await markInstalled(folder)
  return folder
}

/** Node's C++ headers lie beside its binary; the package hides both one level down. */
async function headersOf(folder: PeerFolder): Promise<string> {
  const script = 'console.log(require("path").resolve(process.execPath, "../.."))'
  const prefix = await runProgram('node', ['-e', script], { env: environment(folder) })
  const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return join(prefix.trim(), 'node_modules', platform)
}

/** Directus on SQLite with its own settings, telemetry and rate limit off. */
export async function startDirectus(folder: PeerFolder, data: string): Promise<Directus> {
  await mkdir(join(data, 'uploads'), { recursive: true })
  const port = await freePort()
  const env = { ...environment(folder), ...settings(data, port) }
  const command = join(folder.dir, 'node_modules', 'directus', 'cli.js')
  const node = join(folder.dir, 'node_modules', '.bin', 'node')
  await runProgram(node, [command, 'bootstrap'], { env, cwd: data })
  const begin = performance.now()
  const child = spawn(node, [command, 'start'], { env, cwd: data, stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  await untilAnswering(`${origin}/server/ping`)
  return {
    pid: child.pid ?? 0,
    origin,
    startedInMs: performance.now() - begin,
    headers: { authorization: `Bearer ${token}` },
    [Symbol.asyncDispose]: () => endProcess(child),
  }
}

function environment({ dir }: PeerFolder): NodeJS.ProcessEnv {
  const bin = join(dir, 'node_modules', '.bin')
  return { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }
}

function settings(data: string, port: number): NodeJS.ProcessEnv {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DB_CLIENT: 'sqlite3',
    DB_FILENAME: join(data, 'directus.db'),
    STORAGE_LOCAL_ROOT: join(data, 'uploads'),
    SECRET: 'a secret of thirty-two characters, at least',
    ADMIN_EMAIL: 'bench@example.org',
    ADMIN_PASSWORD: 'bench marks nothing',
    ADMIN_TOKEN: token,
    LOG_LEVEL: 'silent',
    TELEMETRY: 'false',
    RATE_LIMITER_ENABLED: 'false',
  }
}
