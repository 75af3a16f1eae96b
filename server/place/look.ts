import { execFile } from 'node:child_process'
import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { isRemoteIn, readMountCommand, readMountInfo, readNetUse, type Mount } from './mounts.ts'
import type { PlaceFacts } from './place.ts'

/** Where a folder lies, without changing anything. Never rejects. `home`: the account's own folder. */
export async function lookAtPlace(path: string, home = homedir()): Promise<PlaceFacts> {
  const above = await nearest(path)
  const real = await realpath(above).catch(() => above)
  const realPath = real + path.slice(above.length)
  const [mounts, clouds] = await Promise.all([listMounts(), listClouds(home)])
  return { path, realPath, remote: isRemoteIn(mounts, realPath, process.platform), clouds }
}

/** The folder itself, or the nearest above it that is there. */
export async function nearest(path: string): Promise<string> {
  const there = await stat(path).catch(() => null)
  const above = dirname(path)
  return there !== null || above === path ? path : nearest(above)
}

/** Empty where the system does not say. */
async function listMounts(): Promise<Mount[]> {
  if (process.platform === 'darwin') return readMountCommand(await ask('/sbin/mount', []))
  if (process.platform === 'win32') return readNetUse(await ask('net.exe', ['use']))
  return readMountInfo(await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
}

/** '' where it does not answer; a share that hangs must not hold up a start. */
function ask(program: string, args: string[]): Promise<string> {
  return new Promise((resolve) =>
    execFile(program, args, { timeout: 2000, windowsHide: true }, (error, said) =>
      resolve(error ? '' : said),
    ),
  )
}

/** What says itself where it keeps its folders; most are known by their names. */
async function listClouds(home: string): Promise<string[]> {
  const found = await Promise.all([listDropbox(home), listICloud(home)])
  return found.flat()
}

/** See Dropbox's help, "locate the Dropbox folder programmatically": info.json has a path for each account. */
async function listDropbox(home: string): Promise<string[]> {
  const { APPDATA, LOCALAPPDATA } = process.env
  const places = process.platform === 'win32' ? [APPDATA, LOCALAPPDATA] : [join(home, '.dropbox')]
  const files = places.flatMap((place) =>
    place === undefined
      ? []
      : [join(place, process.platform === 'win32' ? 'Dropbox/info.json' : 'info.json')],
  )
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '{}')))
  return texts.flatMap(pathsIn)
}

function pathsIn(text: string): string[] {
  try {
    const accounts = Object.values(JSON.parse(text) as Record<string, { path?: unknown } | null>)
    return accounts.flatMap((account) => (typeof account?.path === 'string' ? [account.path] : []))
  } catch {
    return []
  }
}

/** Where iCloud has taken over "Desktop & Documents", both have an entry in its own folder. */
async function listICloud(home: string): Promise<string[]> {
  const drive = join(home, 'Library/Mobile Documents/com~apple~CloudDocs')
  const names = ['Desktop', 'Documents']
  const taken = await Promise.all(
    names.map((name) =>
      lstat(join(drive, name)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return taken.some(Boolean) ? names.map((name) => join(home, name)) : []
}
