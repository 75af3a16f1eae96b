import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseSettings } from '../../settings.ts'
import { diskFinding } from '../standing.ts'
import { checkClock } from './clock.ts'
import { checkFlush } from './flush.ts'
import { checkMail } from './mail.ts'
import { checkPlace } from './place.ts'
import { checkPorts } from './ports.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-doctor-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

test('a clock before the day the house was made is wrong', async () => {
  await writeFile(join(dir, 'hearth.json'), JSON.stringify({ createdAt: 5000 }))
  expect((await checkClock(dir, () => 4999)).code).toBe('clock.early')
  expect((await checkClock(dir, () => 5000)).code).toBe('clock.ok')
})

test('a disk is full before it is', () => {
  expect(diskFinding(1e9)).toMatchObject({ code: 'disk.full', level: 'bad' })
  expect(diskFinding(10e9)).toMatchObject({ code: 'disk.low', level: 'warning' })
  expect(diskFinding(100e9)).toMatchObject({ code: 'disk.ok', text: '100 GB are free.' })
})

test('a folder nothing can be written to is told', async () => {
  const found = await checkFlush(join(dir, 'nowhere'))
  expect(found).toMatchObject({ code: 'flush.failed', level: 'bad' })
  expect((await checkFlush(dir)).facts).toHaveProperty('ms')
})

test('where the photos lie is warned of, and nothing is said of a good place', async () => {
  const real = await realpath(dir)
  const check = (path: string) => checkPlace(path, real)
  expect(await check(join(real, 'photos'))).toBeNull()
  expect(await check(join(real, 'photos/../also good'))).toBeNull()
  await mkdir(join(real, 'Dropbox'))
  await symlink(real, join(real, 'link'))
  await symlink(join(real, 'Dropbox'), join(real, 'other'))
  expect(await check(join(real, 'Dropbox/photos'))).toMatchObject({
    code: 'folder.cloud',
    level: 'warning',
  })
  expect((await check(join(real, 'other')))?.code).toBe('folder.cloud')
  expect((await check('/etc/hearth'))?.code).toBe('folder.system')
  expect(await check(join(real, 'link/photos'))).toMatchObject({
    code: 'folder.link',
    level: 'note',
    facts: { real: join(real, 'photos') },
  })
  // Dots are followed before anything is judged, as the start does.
  expect((await check(join(real, 'photos/../Dropbox')))?.code).toBe('folder.cloud')
})

test('a port somebody has is found, and a mail server that listens', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const settings = parseSettings({
    HEARTH_PORT: String(port),
    HEARTH_AUTH_PORT: '0',
    HEARTH_MEDIA_PORT: '0',
  })
  expect((await checkPorts(settings, null)).map(({ code }) => code)).toEqual([
    'ports.taken',
    'ports.any',
    'ports.any',
  ])
  const smtp = { host: '127.0.0.1', port, user: undefined, pass: undefined, from: undefined }
  expect((await checkMail(smtp)).code).toBe('mail.ok')
  await new Promise((resolve) => server.close(resolve))
  expect((await checkMail(smtp)).code).toBe('mail.silent')
})
