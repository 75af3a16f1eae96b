import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgePlace, lookAtPlace } from './index.ts'
import { isRemoteIn, readMountCommand, readMountInfo, readNetUse } from './mounts.ts'

let home: string
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'hearth-place-')))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const word = (platform: string, path: string, more: object = {}) =>
  judgePlace({ path, realPath: path, remote: false, clouds: [], ...more }, platform)

describe('where photos should not lie', () => {
  test.each([
    ['/home/ann/photos', null],
    ['/var/lib/hearth', null],
    ['/mnt/disk', null],
    ['/run/media/ann/disk', null],
    ['/usr/share/photos', 'system'],
    ['/home/ann', 'system'],
    ['/home/ann/Dropbox/photos', 'cloud'],
    ['/home/ann/Dropboxes', null],
    ['/home/ann/Nextcloud', 'cloud'],
    ['photos', 'relative'],
    ['/home/ann/../photos', 'relative'],
  ])('on Linux %s: %s', (path, expected) => expect(word('linux', path)).toBe(expected))

  test.each([
    ['/Users/ann/Photos', null],
    ['/Volumes/USB/Hearth', null],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/x', 'cloud'],
    ['/Users/ann/Library/CloudStorage/OneDrive-Personal/x', 'cloud'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/Meine Ablage', 'cloud'],
    ['/Users/ann', 'system'],
  ])('on a Mac %s: %s', (path, expected) => expect(word('darwin', path)).toBe(expected))

  test.each([
    ['D:\\Hearth', null],
    ['C:\\Users\\Ann\\OneDrive\\Documents\\Hearth', 'cloud'],
    ['C:\\Users\\Ann\\OneDrive - School\\Hearth', 'cloud'],
    ['G:\\Mi unidad\\Hearth', 'cloud'],
    ['\\\\nas\\photos', 'network'],
    ['C:\\Program Files\\Hearth', 'system'],
  ])('on Windows %s: %s', (path, expected) => expect(word('win32', path)).toBe(expected))

  test('a letter of Windows that stands for a share', () =>
    expect(word('win32', 'Z:\\Hearth', { realPath: '\\\\nas\\photos\\Hearth' })).toBe('network'))

  test('folders that a cloud says are its own, and nothing beside them', () => {
    const clouds = ['/Users/ann/Documents', '/Users/ann/Sync']
    expect(word('darwin', '/Users/ann/documents/Hearth', { clouds })).toBe('cloud')
    expect(word('darwin', '/Users/ann/Sync', { clouds })).toBe('cloud')
    expect(word('darwin', '/Users/ann/Documents old/Hearth', { clouds })).toBeNull()
    expect(word('win32', 'D:\\Box\\Hearth', { clouds: ['d:\\box'] })).toBe('cloud')
    expect(word('linux', '/home/ann/sync/x', { clouds: ['/home/ann/Sync'] })).toBeNull()
  })

  test('a link is judged by where it leads as well', () => {
    expect(word('linux', '/home/ann/photos', { realPath: '/home/ann/Dropbox/p' })).toBe('cloud')
    expect(word('linux', '/home/ann/photos', { realPath: '/mnt/disk/p' })).toBe('link')
    expect(word('win32', 'd:\\hearth', { realPath: 'D:\\Hearth' })).toBeNull()
    expect(word('linux', '/mnt/disk', { realPath: '/mnt/Disk' })).toBe('link')
  })
})

describe('what is on another computer', () => {
  test('on Linux', () => {
    const mounts = readMountInfo(
      [
        '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
        '40 22 0:40 / /mnt/nas rw - cifs //nas/photos rw,vers=3.0',
        '41 22 0:41 / /mnt/big\\040disk rw shared:7 - nfs4 nas:/x rw',
        '42 40 8:2 / /mnt/nas/stick rw - ext4 /dev/sdb1 rw',
        '43 22 0:43 / /home/ann/remote rw - fuse.sshfs ann@nas:/ rw',
        '44 22 0:44 / /mnt/windows rw - fuseblk /dev/sdc1 rw',
        '45 22 8:3 / /mnt/twice rw - ext4 /dev/sdd1 rw',
        '46 45 0:46 / /mnt/twice rw - nfs nas:/y rw',
      ].join('\n'),
    )
    const remote = (path: string) => isRemoteIn(mounts, path, 'linux')
    for (const path of [
      '/mnt/nas',
      '/mnt/nas/a',
      '/mnt/big disk/a',
      '/home/ann/remote/a',
      '/mnt/twice/a',
      '/mnt/nas/mnt/nas/a',
    ])
      expect(remote(path), path).toBe(true)
    for (const path of ['/', '/mnt/nas2', '/mnt/nas/stick/a', '/home/ann', '/mnt/windows/a'])
      expect(remote(path), path).toBe(false)
  })

  test('on a Mac', () => {
    const mounts = readMountCommand(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
/dev/disk5s1 on /Volumes/My Disk (apfs, local, nodev, nosuid, journaled, noowners)
//ann@nas._smb._tcp.local/photos on /Volumes/photos (smbfs, nodev, nosuid, mounted by ann)
nas:/volume1/x on /Volumes/x (1) (nfs, nodev, nosuid, mounted by ann)
ann@nas:/ on /Users/ann/nas (macfuse, nodev, nosuid, synchronous, mounted by ann)`)
    const remote = (path: string) => isRemoteIn(mounts, path, 'darwin')
    for (const path of ['/Volumes/photos/Hearth', '/Volumes/x (1)/a', '/Users/ann/nas'])
      expect(remote(path), path).toBe(true)
    for (const path of ['/Volumes/My Disk/Hearth', '/Users/ann/Photos', '/Volumes/photos2'])
      expect(remote(path), path).toBe(false)
  })

  test('on Windows', () => {
    const mounts = readNetUse(`Neue Verbindungen werden gespeichert.

Status       Lokal     Remote                    Netzwerk
-------------------------------------------------------------------------------
OK           Z:        \\\\nas\\photos              Microsoft Windows Network
Nicht verf.  Y:        \\\\other\\x                 Microsoft Windows Network
OK                     \\\\nas\\IPC$                Microsoft Windows Network`)
    expect(isRemoteIn(mounts, 'z:\\Hearth', 'win32')).toBe(true)
    expect(isRemoteIn(mounts, 'Y:\\', 'win32')).toBe(true)
    expect(isRemoteIn(mounts, 'C:\\Hearth', 'win32')).toBe(false)
  })

  test('a system that says nothing is believed', () => {
    for (const read of [readMountInfo, readMountCommand, readNetUse])
      expect(isRemoteIn(read(''), '/x', 'linux')).toBe(false)
  })
})

test('what this computer says of its clouds is found, and of a folder that is not there yet', async () => {
  await mkdir(join(home, 'real'))
  await symlink(join(home, 'real'), join(home, 'link'))
  const plain = await lookAtPlace(join(home, 'link', 'a', 'b'), home)
  expect(plain).toMatchObject({ realPath: join(home, 'real', 'a', 'b'), clouds: [], remote: false })
  await mkdir(join(home, '.dropbox'))
  await writeFile(join(home, '.dropbox/info.json'), '{"personal":{"path":"/box"},"business":null}')
  await mkdir(join(home, 'Library/Mobile Documents/com~apple~CloudDocs'), { recursive: true })
  await symlink(home, join(home, 'Library/Mobile Documents/com~apple~CloudDocs/Documents'))
  const { clouds } = await lookAtPlace(home, home)
  expect(clouds).toEqual(['/box', join(home, 'Desktop'), join(home, 'Documents')])
  await writeFile(join(home, '.dropbox/info.json'), 'not JSON')
  expect((await lookAtPlace(home, home)).clouds).toHaveLength(2)
})
