import { posix, win32 } from 'node:path'

/** What was seen of where a folder lies. */
export type PlaceFacts = {
  path: string
  /** The same with every link followed; of the nearest folder above where it is not there yet. */
  realPath: string
  /** On another computer. */
  remote: boolean
  /** Folders that programs on this computer keep in a cloud. */
  clouds: string[]
}

export type PlaceWord = 'relative' | 'system' | 'cloud' | 'network' | 'link'

/**
 * Why photos should not lie there, the gravest first; null: they may. Where somebody chooses a folder it is
 * a refusal; of a folder that is in use it is a warning, because a running house is never turned out.
 */
export function judgePlace(facts: PlaceFacts, platform: string): PlaceWord | null {
  const { path, realPath, remote } = facts
  const { isAbsolute, normalize } = platform === 'win32' ? win32 : posix
  const trim = (text: string) => normalize(text).replace(/(?<=.)[/\\]+$/, '')
  if (!isAbsolute(path) || path.includes('\0')) return 'relative'
  if (/(^|[/\\])\.\.([/\\]|$)/.test(path)) return 'relative'
  const both = [trim(path), trim(realPath)]
  if (remote || (platform === 'win32' && both.some((each) => /^[/\\]{2}/.test(each))))
    return 'network'
  if (both.some((each) => system(platform).test(each))) return 'system'
  if (both.some((each) => isCloud(each, facts, platform))) return 'cloud'
  return new Set(both.map((each) => alike(each, platform))).size === 1 ? null : 'link'
}

function system(platform: string): RegExp {
  if (platform === 'win32')
    return /^([a-z]:\\?|[a-z]:\\(windows|program files( \(x86\))?|programdata)(\\.*)?|[a-z]:\\users(\\[^\\]+)?)$/i
  if (platform === 'darwin')
    return /^(\/|\/(System|Library|Applications|bin|sbin|usr|etc|dev)(\/.*)?|\/private(\/etc.*)?|\/(Users|Volumes)|\/Users\/[^/]+)$/i
  return /^(\/|\/(bin|boot|dev|etc|lib|lib64|proc|run(?!\/media\/)|sbin|sys|usr)(\/.*)?|\/(home|root|mnt|media|var|opt|srv|tmp)|\/home\/[^/]+)$/
}

function isCloud(path: string, { clouds }: PlaceFacts, platform: string): boolean {
  const same = (text: string) => alike(text, platform)
  const within = (folder: string) =>
    ['/', '\\'].some((slash) => same(`${path}${slash}`).startsWith(same(`${folder}${slash}`)))
  return known.test(`${path}/`) || clouds.some((folder) => folder !== '' && within(folder))
}

/** Disks of Macs and Windows do not tell capitals apart. */
function alike(path: string, platform: string): string {
  return platform === 'darwin' || platform === 'win32' ? path.toLowerCase() : path
}

/** Programs that copy what they find while it is being written; Google's folder has a name in each language. */
const known =
  /[/\\](Mobile Documents|com~apple~CloudDocs|iCloud ?Drive|CloudStorage|Dropbox( \([^/\\]*\))?|OneDrive( - [^/\\]*)?|Google ?Drive|My Drive|Meine Ablage|Mon Drive|Mi unidad|Il mio Drive|Nextcloud|ownCloud|pCloud ?Drive|Proton ?Drive|MEGA(sync)?|Syncthing)[/\\]/i
