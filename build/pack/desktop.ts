import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from './root.ts'
import { hostTarget, nameOf, type Target } from './targets.ts'

export type Packing = {
  /** Of one system. */
  targets: Target[]
  /** Where `app` and a folder for each target were laid out. */
  staged: string
  out: string
  dir: boolean
  electron: string | null
  /** Hears what electron-builder says. */
  quiet?: boolean
}

/** Runs electron-builder with `electron-builder.yml`. @throws an Error with what it said last */
export async function packDesktop(packing: Packing): Promise<void> {
  const { targets, staged, out, dir, quiet = false } = packing
  const [first] = targets
  if (first === undefined) return
  const electron = packing.electron ?? (await findElectron(targets))
  const args = [
    join(root, 'node_modules/electron-builder/cli.js'),
    `--${first.os}`,
    ...targets.map(({ arch }) => `--${arch}`),
    ...(dir ? ['--dir'] : []),
    '--publish=never',
    `-c.directories.app=${join(staged, 'app')}`,
    `-c.directories.output=${out}`,
    ...(electron === null ? [] : [`-c.electronDist=${electron}`]),
  ]
  // electron-builder takes it from the checkout on, and only murmurs where something is missing.
  const env = { ...process.env, HEARTH_STAGE: relative(root, staged) }
  const { code, words } = await run(args, env, quiet)
  if (code !== 0 || words.includes("source doesn't exist"))
    throw new Error(`${words.slice(-4000)}\n${hint}`)
}

const hint =
  'electron-builder could not finish. It fetches Electron and the tools for dmg, deb, AppImage and ' +
  'nsis from GitHub once. Without a way there: --dir, with Electron unpacked in a folder: --electron FOLDER.'

/** Electron's program where `npm run desktop` has already fetched it for this machine. */
async function findElectron(targets: Target[]): Promise<string | null> {
  const folder = join(root, 'node_modules/electron')
  const fetched = join(folder, 'dist')
  if (targets.some((target) => nameOf(target) !== nameOf(hostTarget()))) return null
  if (!existsSync(join(folder, 'path.txt'))) return null
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const there = await readFile(join(fetched, 'version'), 'utf8').catch(() => '')
  return there.trim().replace(/^v/, '') === version ? fetched : null
}

function run(args: string[], env: NodeJS.ProcessEnv, quiet: boolean) {
  return new Promise<{ code: number; words: string }>((resolve) => {
    let words = ''
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        words += chunk.toString()
        if (!quiet) process.stderr.write(chunk)
      })
    child.on('close', (code) => resolve({ code: code ?? 1, words }))
  })
}
