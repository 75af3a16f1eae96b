import { posix, win32 } from 'node:path'
import type { Messages } from '../messages/index.ts'

/** What was seen of a folder; gathered by `relocation/folder-facts`. */
export type FolderFacts = {
  path: string
  /** The same with every link followed; of the nearest folder above where it is not there yet. */
  realPath: string
  there: 'nothing' | 'file' | 'folder'
  marker: 'none' | 'damaged' | { instanceId: string }
  empty: boolean
  writable: boolean
  freeBytes: number
  /** On another computer. */
  remote: boolean
}

export type FolderWord = keyof Messages['folder']

/** Why a folder cannot hold the photos; null: it can. `room`: what has to fit, in bytes. */
export function refuseFolder(facts: FolderFacts, platform: string): FolderWord | null {
  const { there, marker, empty, writable, remote } = facts
  const place = refusePlace(facts, platform)
  if (place !== null) return place
  if (there === 'file') return 'file'
  if (remote) return 'network'
  if (!writable) return 'readOnly'
  if (there === 'nothing') return null
  if (marker === 'damaged') return 'damaged'
  return marker === 'none' && !empty ? 'foreign' : null
}

function refusePlace({ path, realPath }: FolderFacts, platform: string): FolderWord | null {
  const { isAbsolute, normalize } = platform === 'win32' ? win32 : posix
  const trim = (text: string) => normalize(text).replace(/(?<=.)[/\\]+$/, '')
  if (!isAbsolute(path) || path.includes('\0')) return 'relative'
  if (/(^|[/\\])\.\.([/\\]|$)/.test(path)) return 'relative'
  if (platform === 'win32' && /^[/\\]{2}/.test(path)) return 'network'
  if (system(platform).test(trim(realPath)) || system(platform).test(trim(path))) return 'system'
  if (clouds.test(`${trim(path)}/`) || clouds.test(`${trim(realPath)}/`)) return 'cloud'
  return trim(path) === trim(realPath) ? null : 'link'
}

function system(platform: string): RegExp {
  if (platform === 'win32')
    return /^([a-z]:\\?|[a-z]:\\(windows|program files( \(x86\))?|programdata)(\\.*)?|[a-z]:\\users(\\[^\\]+)?)$/i
  if (platform === 'darwin')
    return /^(\/|\/(System|Library|Applications|bin|sbin|usr|etc|dev)(\/.*)?|\/private(\/etc.*)?|\/(Users|Volumes)|\/Users\/[^/]+)$/i
  return /^(\/|\/(bin|boot|dev|etc|lib|lib64|proc|run(?!\/media\/)|sbin|sys|usr)(\/.*)?|\/(home|root|mnt|media|var|opt|srv|tmp)|\/home\/[^/]+)$/
}

/** Programs that copy what they find while it is being written. */
const clouds =
  /[/\\](Mobile Documents|com~apple~CloudDocs|iCloud ?Drive|CloudStorage|Dropbox( \([^/\\]*\))?|OneDrive( - [^/\\]*)?|Google ?Drive|My Drive|Nextcloud|ownCloud|pCloud ?Drive|MEGA(sync)?|Syncthing)[/\\]/i

/** What a start finds at the folder in use. Never start empty where there were photos. */
export type Presence = 'go' | 'wait' | 'other' | 'damaged'

/** @param known the instance id of the photos that were there; null: never started yet */
export function judgePresence(
  { marker }: Pick<FolderFacts, 'marker'>,
  known: string | null,
): Presence {
  if (known === null) return 'go'
  if (marker === 'none') return 'wait'
  if (marker === 'damaged') return 'damaged'
  return marker.instanceId === known ? 'go' : 'other'
}
