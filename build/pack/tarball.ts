import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip } from 'node:zlib'
import { root } from './root.ts'
import { nameOf, type Target } from './targets.ts'

/**
 * Packs a staged folder for a Linux server without a desktop, with the systemd unit and the steps
 * beside it. Everything in it lies in one folder `hearth`.
 * @param level of gzip, 1 fast to 9 small
 * @returns where the .tar.gz lies
 */
export async function packTarball(target: Target, staged: string, out: string, level = 9) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  // Less to write than copying the folder to give it its name and its two files.
  const work = join(staged, `tarball-${nameOf(target)}`)
  await rm(work, { recursive: true, force: true })
  await mkdir(join(work, 'papers/hearth'), { recursive: true })
  await symlink(join(staged, nameOf(target)), join(work, 'hearth'))
  for (const file of papers)
    await copyFile(join(root, 'build/linux', file), join(work, 'papers/hearth', file))
  await mkdir(out, { recursive: true })
  const file = join(out, `hearth-${version}-linux-${target.arch}.tar.gz`)
  // Nobody carries off half of it: it gets its name when it is whole.
  const part = `${file}.part`
  const inside = papers.map((name) => `hearth/${name}`)
  const places = ['-C', work, 'hearth', '-C', join(work, 'papers'), ...inside]
  const args = [...(await ownedByRoot()), '-chf', '-', ...places]
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [[code]] = await Promise.all([
    once(tar, 'exit'),
    pipeline(tar.stdout, createGzip({ level }), createWriteStream(part)),
  ])
  if (code !== 0) throw new Error(`tar ended with ${code}.`)
  await rename(part, file)
  await rm(work, { recursive: true })
  return file
}

const papers = ['hearth.service', 'INSTALL.md']

/** Who packed it is nobody on the machine where it is unpacked. The tar of BSD and macOS spells it otherwise. */
async function ownedByRoot(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('tar', ['--version'])
  if (!stdout.includes('GNU')) return ['--uid', '0', '--gid', '0', '--numeric-owner']
  return ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
}
