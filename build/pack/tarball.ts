import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises'
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
  const work = join(staged, `tarball-${nameOf(target)}`)
  const folder = join(work, 'hearth')
  await rm(work, { recursive: true, force: true })
  await cp(join(staged, nameOf(target)), folder, { recursive: true })
  for (const file of ['hearth.service', 'INSTALL.md'])
    await copyFile(join(root, 'build/linux', file), join(folder, file))
  await mkdir(out, { recursive: true })
  const file = join(out, `hearth-${version}-linux-${target.arch}.tar.gz`)
  const args = [...(await ownedByRoot()), '-cf', '-', '-C', work, 'hearth']
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [[code]] = await Promise.all([
    once(tar, 'exit'),
    pipeline(tar.stdout, createGzip({ level }), createWriteStream(file)),
  ])
  if (code !== 0) throw new Error(`tar ended with ${code}.`)
  await rm(work, { recursive: true })
  return file
}

/** Who packed it is nobody on the machine where it is unpacked. The tar of BSD and macOS spells it otherwise. */
async function ownedByRoot(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('tar', ['--version'])
  if (!stdout.includes('GNU')) return ['--uid', '0', '--gid', '0', '--numeric-owner']
  return ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
}
