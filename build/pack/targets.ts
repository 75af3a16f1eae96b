import { parseArgs } from 'node:util'

/** A system Hearth is packed for, in electron-builder's words. */
export type Target = { os: 'mac' | 'linux' | 'win'; arch: 'x64' | 'arm64' }

export type Order = {
  targets: Target[]
  /** The app as a plain folder, without an installer around it. */
  dir: boolean
  /** The server alone as a .tar.gz, without a desktop. */
  tarball: boolean
  /** A Node program of the target, where npm has none. */
  node: string | null
  /** A folder or zip with Electron's program of the target, where there is no way to GitHub. */
  electron: string | null
}

/** What `electron-builder.yml` makes installers for. */
export const offered: Record<Target['os'], Target['arch'][]> = {
  mac: ['arm64', 'x64'],
  linux: ['x64', 'arm64'],
  win: ['x64'],
}

export const npmNames = { mac: 'darwin', linux: 'linux', win: 'win32' } as const

/** @throws an Error with a sentence for whoever typed it */
export function readOrder(args: string[], host: Target): Order {
  const { values } = parseArgs({ args, options })
  const systems = (['mac', 'linux', 'win'] as const).filter((os) => values[os])
  const chips = (['arm64', 'x64'] as const).filter((arch) => values[arch])
  const targets = (systems.length > 0 ? systems : [host.os]).flatMap((os) => {
    const usual = systems.length > 0 ? offered[os] : [host.arch]
    return (chips.length > 0 ? chips : usual).map((arch) => ({ os, arch }))
  })
  const { dir, tarball, node = null, electron = null } = values
  for (const target of targets) refuseWhatIsNotOffered(target, tarball)
  if ((node ?? electron) !== null && targets.length > 1)
    throw new Error('--node and --electron are of one system: name it, for instance --mac --arm64.')
  return { targets, dir, tarball, node, electron }
}

/** @throws an Error on a system Hearth is not made for */
export function hostTarget(
  platform: string = process.platform,
  arch: string = process.arch,
): Target {
  const os = (['mac', 'linux', 'win'] as const).find((name) => npmNames[name] === platform)
  if (os === undefined || (arch !== 'x64' && arch !== 'arm64'))
    throw new Error(
      `Hearth cannot be packed for ${platform} on ${arch}: name a system, as in --linux --x64.`,
    )
  return { os, arch }
}

export function nameOf({ os, arch }: Target): string {
  return `${os}-${arch}`
}

function refuseWhatIsNotOffered(target: Target, tarball: boolean): void {
  if (!offered[target.os].includes(target.arch))
    throw new Error(`Hearth is not made for ${nameOf(target)}.`)
  if (tarball && target.os !== 'linux')
    throw new Error('--tarball is for Linux servers: add --linux, or leave it out.')
}

const flag = { type: 'boolean', default: false } as const
const path = { type: 'string' } as const
const options = {
  mac: flag,
  linux: flag,
  win: flag,
  x64: flag,
  arm64: flag,
  dir: flag,
  tarball: flag,
  node: path,
  electron: path,
}
