import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readKind } from './binary.ts'
import { root } from './root.ts'
import { nameOf, npmNames, type Target } from './targets.ts'

/** What of a target is not in every checkout: its Node program, and a folder with sharp's `@img` packages. */
export type Natives = { node: string; images: string }

type Locked = { version: string; integrity: string }

/**
 * Finds them: here, where this machine is the target; else npm fetches them for the other system into
 * a folder of their own, held to the hashes of `package-lock.json` and `node-packages.json`.
 * @param node a Node program somebody brought
 * @throws an Error that says what is missing and what to do
 */
export async function findNatives(target: Target, host: Target | null, node: string | null) {
  const here = host !== null && nameOf(host) === nameOf(target)
  const fetched = here ? join(root, 'node_modules') : await fetchNatives(target, node === null)
  const program = node ?? programIn(fetched, target, here)
  await checkNode(program, target)
  return { node: program, images: join(fetched, '@img') } satisfies Natives
}

/** The packages of sharp for a target; on Windows libvips lies in the first. */
export function imagePackages({ os, arch }: Target): string[] {
  const chip = `${npmNames[os]}-${arch}`
  return [`@img/sharp-${chip}`, ...(os === 'win' ? [] : [`@img/sharp-libvips-${chip}`])]
}

/** The folder with sharp's packages that an earlier call has fetched; null: none, or of another version. */
export async function findFetched(target: Target): Promise<string | null> {
  const dir = join(cache, nameOf(target), 'node_modules')
  for (const name of imagePackages(target)) {
    const manifest = await readFile(join(dir, name, 'package.json'), 'utf8').catch(() => '{}')
    if (JSON.parse(manifest).version !== locked.packages[`node_modules/${name}`]?.version)
      return null
  }
  return join(dir, '@img')
}

function programIn(modules: string, target: Target, here: boolean): string {
  const file = target.os === 'win' ? 'node.exe' : 'node'
  return join(modules, here ? 'node' : (nodePackages[nameOf(target)]?.name ?? ''), 'bin', file)
}

async function fetchNatives(target: Target, withNode: boolean): Promise<string> {
  const node = nodePackages[nameOf(target)]
  if (withNode && node === undefined)
    throw new Error(
      `Hearth knows of no npm package with Node ${wantedNode} for ${nameOf(target)}. Pack on such a ` +
        'machine, or fetch it from nodejs.org, compare its checksum, and name it: --node FILE.',
    )
  const packages = Object.fromEntries(
    imagePackages(target).map((name) => [name, locked.packages[`node_modules/${name}`]]),
  ) as Record<string, Locked>
  if (withNode && node) packages[node.name] = node
  const dir = join(cache, nameOf(target))
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'package.json'), JSON.stringify(manifestOf(packages)))
  await writeFile(join(dir, 'package-lock.json'), JSON.stringify(lockOf(packages)))
  const { os, arch } = target
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  const args = ['ci', `--os=${npmNames[os]}`, `--cpu=${arch}`, '--libc=glibc', ...flags]
  await promisify(execFile)('npm', args, { cwd: dir, shell: process.platform === 'win32' }).catch(
    (error: { stderr?: string }) => {
      throw new Error(
        `What ${nameOf(target)} needs could not be fetched: npm must reach its registry once.\n${error.stderr ?? ''}`,
      )
    },
  )
  return join(dir, 'node_modules')
}

function manifestOf(packages: Record<string, Locked>) {
  const versions = Object.entries(packages).map(([name, { version }]) => [name, version])
  return { name: 'hearth-natives', private: true, dependencies: Object.fromEntries(versions) }
}

function lockOf(packages: Record<string, Locked>) {
  const rows = Object.entries(packages).map(([name, { version, integrity }]) => [
    `node_modules/${name}`,
    { version, integrity },
  ])
  const entries = { '': manifestOf(packages), ...Object.fromEntries(rows) }
  return { name: 'hearth-natives', lockfileVersion: 3, requires: true, packages: entries }
}

/** @throws where it is not there, of another system, or another version */
async function checkNode(program: string, target: Target): Promise<void> {
  if (!existsSync(program)) throw new Error(`There is no Node at ${program}. Run \`npm ci\` again.`)
  const bytes = await readFile(program)
  const kind = readKind(bytes)
  if (kind === null || nameOf(kind) !== nameOf(target))
    throw new Error(`${program} is not a program for ${nameOf(target)}.`)
  if (!bytes.includes(`v${wantedNode}`))
    throw new Error(`${program} is not Node ${wantedNode}, which Hearth is tested with.`)
}

const cache = join(root, 'node_modules/.cache/hearth-pack')
const read = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8'))
const locked: { packages: Record<string, Locked> } = await read('package-lock.json')
const nodePackages: Record<string, Locked & { name: string }> = await read(
  'build/pack/node-packages.json',
)
export const wantedNode: string = (await read('package.json')).dependencies.node
