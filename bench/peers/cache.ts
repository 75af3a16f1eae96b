import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runProgram } from '../harness/program.ts'

/** Peers are never dependencies of Hearth: each lives in a folder of its own outside the checkout. */
export type PeerFolder = { dir: string; installed: boolean }

export async function peerFolder(name: string): Promise<PeerFolder> {
  const dir = join(tmpdir(), 'hearth-bench-peers', name)
  await mkdir(dir, { recursive: true })
  const done = await readFile(join(dir, 'installed'), 'utf8').catch(() => null)
  return { dir, installed: done !== null }
}

/** @param packages exact versions: `ipx@3.1.1` */
export async function installPackages(
  { dir }: PeerFolder,
  packages: string[],
  allowScripts: Record<string, boolean> = {},
): Promise<void> {
  await writeFile(join(dir, 'package.json'), JSON.stringify({ private: true, allowScripts }))
  await runProgram('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], {
    cwd: dir,
  })
}

export async function markInstalled({ dir }: PeerFolder): Promise<void> {
  await writeFile(join(dir, 'installed'), new Date().toISOString())
}

/** Imports a package from a peer's folder. */
export async function importFrom(dir: string, name: string): Promise<unknown> {
  const { resolve } = createRequire(join(dir, 'package.json'))
  return import(pathToFileURL(resolve(name)).href)
}
