import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './root.ts'
import { nameOf, type Target } from './targets.ts'

/**
 * Packs a staged folder for a Linux server without a desktop, with the systemd unit and the steps
 * beside it. Everything in it lies in one folder `hearth`.
 * @returns where the .tar.gz lies
 */
export async function packTarball(target: Target, staged: string, out: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const work = join(staged, `tarball-${nameOf(target)}`)
  const folder = join(work, 'hearth')
  await rm(work, { recursive: true, force: true })
  await cp(join(staged, nameOf(target)), folder, { recursive: true })
  for (const file of ['hearth.service', 'INSTALL.md'])
    await copyFile(join(root, 'build/linux', file), join(folder, file))
  await mkdir(out, { recursive: true })
  const file = join(out, `hearth-${version}-linux-${target.arch}.tar.gz`)
  const flags = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
  await promisify(execFile)('tar', [
    ...((await isGnu()) ? flags : []),
    '-czf',
    file,
    '-C',
    work,
    'hearth',
  ])
  await rm(work, { recursive: true })
  return file
}

async function isGnu(): Promise<boolean> {
  const { stdout } = await promisify(execFile)('tar', ['--version'])
  return stdout.includes('GNU')
}
