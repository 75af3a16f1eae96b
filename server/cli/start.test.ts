import { createServer } from 'node:http'
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  post,
  household,
  spawnAppliance,
  spawnHearth,
  temporaryFolder,
  type Started,
} from '../testing.ts'

let dir: string
const running: Started[] = []

beforeEach(async () => void (dir = await temporaryFolder()))
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill('SIGKILL')
    await exit
  }
  await rm(dir, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}): Promise<Started> {
  const started = await spawnAppliance({ HEARTH_DATA_DIR: dir, ...env })
  running.push(started)
  return started
}

/** A start that must not succeed. @returns its exit code and what it said */
async function refused(env: Record<string, string>) {
  const { said, errors } = await spawnHearth(['start'], { HEARTH_DATA_DIR: dir, ...env })
  const { code } = await said
  return { code, said: errors() }
}

describe('hearth start', () => {
  test('says on one line where it serves, and each port answers', async () => {
    const { ready } = await start()
    expect(ready).toMatchObject({ event: 'ready', lan: null, dataDir: dir })
    expect(ready.setupCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const health = async (origin: string) => (await fetch(`${origin}/health`)).json()
    expect(await health(ready.origin)).toMatchObject({ status: 'ok', service: 'hearth' })
    expect(await health(ready.auth)).toMatchObject({ status: 'ok', service: 'mana-auth' })
    expect(await health(ready.media)).toMatchObject({ status: 'ok', service: 'mana-media' })
  })

  test('through a link or with dots it is one house, and where it lies is warned of, not refused', async () => {
    const real = join(dir, 'Dropbox', 'photos')
    await mkdir(real, { recursive: true })
    await symlink(real, join(dir, 'link'))
    await start({ HEARTH_DATA_DIR: join(dir, 'link'), LOG_LEVEL: 'warn' })
    expect(await readdir(real)).toContain('hearth.json')
    const log = () => readFile(join(real, 'logs', 'hearth.log'), 'utf8')
    await expect.poll(log).toContain('Another program copies the data folder')
    // Its lock is that of the folder, by whatever way somebody comes.
    const second = await refused({ HEARTH_DATA_DIR: `${dir}/nowhere/../Dropbox/photos` })
    expect(second.code).not.toBe(0)
    expect(second.said).toContain('already running')
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it with 0, and what was made is there the next time',
    async (signal) => {
      const first = await start()
      await post(`${first.ready.origin}/api/v1/setup`, household)
      first.child.kill(signal)
      expect(await first.exit).toEqual({ code: 0, signal: null })
      const second = await start()
      expect(second.ready.setupCode).toBeUndefined()
      expect((await post(`${second.ready.origin}/api/auth/sign-in/email`, household)).status).toBe(
        200,
      )
    },
  )

  test('a stop does not wait for a page that listens for events', async () => {
    const { ready, child, exit } = await start()
    const answer = await post(`${ready.origin}/api/v1/setup`, household)
    const { accessToken } = (await answer.json()) as { accessToken: string }
    const events = await fetch(`${ready.media}/api/v1/media/events`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(events.status).toBe(200)
    child.kill('SIGTERM')
    expect(await exit).toEqual({ code: 0, signal: null })
  })

  test('killed, it starts again in the same folder', async () => {
    const first = await start()
    await post(`${first.ready.origin}/api/v1/setup`, household)
    first.child.kill('SIGKILL')
    await first.exit
    const second = await start()
    expect((await post(`${second.ready.origin}/api/auth/sign-in/email`, household)).status).toBe(
      200,
    )
  })

  test('keeps its data folder to itself', async () => {
    await start()
    expect(((await import('node:fs')).statSync(dir).mode & 0o077).toString(8)).toBe('0')
    expect(await readdir(dir)).toEqual(
      expect.arrayContaining(['hearth.json', 'hearth.db', 'blobs', 'keys', 'logs']),
    )
  })
})

describe('hearth start refuses, in a sentence,', () => {
  test('a folder another Hearth has open, and says where that one is', async () => {
    const { ready } = await start()
    const { code, said } = await refused({})
    expect(code).toBe(1)
    expect(said).toContain(ready.origin)
    // Its log is the other one's.
    expect(await readFile(join(dir, 'logs', 'hearth.log'), 'utf8')).not.toContain('already running')
  })

  test('a port another program has', async () => {
    const other = createServer((_, response) => response.end('not yours'))
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, said } = await refused({ HEARTH_MEDIA_PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is in use by another program`)
    expect(said).toContain('HEARTH_MEDIA_PORT')
    expect(said.split('HEARTH_MEDIA_PORT')).toHaveLength(2)
    const log = await readFile(join(dir, 'logs', 'hearth.log'), 'utf8')
    expect(log).toMatch(/could not start/)
    expect(log).toContain(`Port ${port} is in use`)
  })

  test('a port another Hearth has', async () => {
    const { ready } = await start()
    const other = await temporaryFolder()
    const { said } = await refused({
      HEARTH_DATA_DIR: other,
      HEARTH_PORT: new URL(ready.origin).port,
    })
    await rm(other, { recursive: true, force: true })
    expect(said).toContain('another Hearth')
    expect(said).toContain('HEARTH_PORT')
  })

  test('a bad setting', async () => {
    const { code, said } = await refused({ HEARTH_LAN: 'perhaps' })
    expect(code).toBe(1)
    expect(said).toMatch(/HEARTH_LAN is "perhaps".*Allowed: on or off/)
  })

  test("somebody's own folder", async () => {
    await writeFile(join(dir, 'tax-2025.pdf'), 'not ours')
    const { code } = await refused({})
    expect(code).toBe(1)
    expect(await readdir(dir)).toEqual(['tax-2025.pdf'])
  })

  test('a folder in use whose marker is gone', async () => {
    const first = await start()
    first.child.kill('SIGTERM')
    await first.exit
    await rm(join(dir, 'hearth.json'))
    expect((await refused({})).code).toBe(1)
  })

  test('a folder of a newer Hearth', async () => {
    await writeFile(
      join(dir, 'hearth.json'),
      JSON.stringify({ instanceId: 'x', formatVersion: 99, createdAt: 1 }),
    )
    const { code, said } = await refused({})
    expect(code).toBe(1)
    expect(said).toMatch(/newer/)
  })

  test('damaged secrets, and makes no new ones over them', async () => {
    await mkdir(join(dir, 'keys'))
    await rm(dir, { recursive: true })
    const first = await start()
    first.child.kill('SIGTERM')
    await first.exit
    const path = join(dir, 'keys', 'auth-secrets.json')
    await chmod(path, 0o600)
    await writeFile(path, '[]')
    const { code, said } = await refused({})
    expect(code).toBe(1)
    expect(said).toContain('damaged')
  })

  test('a word it does not know', async () => {
    const { said, errors } = await spawnHearth(['dance'], {})
    expect((await said).code).toBe(2)
    expect(errors()).toMatch(/does not know "dance"\. It knows: start, .*verify/)
  })
})

test.each(['help', '--help'])('%s: each command in one line', async (word) => {
  const { said, child, errors } = await spawnHearth([word], {})
  let words = ''
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()))
  expect((await said).code).toBe(0)
  expect(errors()).toBe('')
  for (const name of ['verify', 'unlock', 'reset-password', 'make-admin'])
    expect(words).toContain(`hearth ${name}`)
})
