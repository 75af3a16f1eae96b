import Database from 'better-sqlite3'
import { createServer } from 'node:http'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups, openStorage } from '../../storage/index.ts'
import { parseFromServer, type News, type ToShell } from '../protocol.ts'
import { spawnHearth, temporaryFolder } from '../testing.ts'

/** The program that ships, with this process as its desktop shell. */
let dir: string
let ending: (() => Promise<unknown>)[] = []
beforeEach(async () => void (dir = await temporaryFolder()))
afterEach(async () => {
  for (const end of ending) await end()
  ending = []
  await rm(dir, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}) {
  const started = await spawnHearth(['start'], { HEARTH_DATA_DIR: dir, ...env }, { shell: true })
  const { child, exit } = started
  ending.push(async () => {
    child.kill('SIGKILL')
    await exit
  })
  const heard: News[] = []
  const answered: ToShell[] = []
  child.on('message', (raw) => {
    const message = parseFromServer(raw)
    if (message && 'id' in message) answered.push(message)
    else if (message) heard.push(message)
  })
  const hear = <Type extends News['type']>(type: Type) =>
    expect
      .poll(() => heard.find((message) => message.type === type))
      .toBeTruthy()
      .then(() => heard.find((message) => message.type === type) as Extract<News, { type: Type }>)
  return { child, exit, hear, answers: () => answered, order: () => heard.map(({ type }) => type) }
}

test('tells when it serves and how it is doing, and ends when it is asked to', async () => {
  const { child, exit, hear } = await start()
  const ready = await hear('ready')
  expect(ready).toMatchObject({ lan: null, dataDir: dir })
  expect((await fetch(`${ready.origin}/health`)).status).toBe(200)
  expect((await hear('state')).freeBytes).toBeGreaterThan(0)
  child.send({ type: 'stop' })
  child.send({ type: 'stop', id: 'a' })
  expect(await exit).toEqual({ code: 0, signal: null })
})

test('makes a copy when it is asked to, once somebody said where to', async () => {
  const { child, hear, answers } = await start()
  await hear('ready')
  child.send({ type: 'backup:start', id: 'a' })
  await expect.poll(answers).toContainEqual({ type: 'backup:started', id: 'a', done: false })
  const place = join(dir, '..', `${basename(dir)}-copies`)
  ending.push(() => rm(place, { recursive: true, force: true }))
  const choosing = ['backup', 'choose', '--to', place, '--data-dir', dir]
  expect(await (await spawnHearth(choosing, {})).said).toEqual({ code: 0 })
  child.send({ type: 'backup:start', id: 'b' })
  await expect.poll(answers).toContainEqual({ type: 'backup:started', id: 'b', done: true })
  const whole = async () => (await listBackups(place)).copies.map((copy) => copy.whole)
  await expect.poll(whole, { timeout: 30_000 }).toEqual([true])
}, 60_000)

test('tells of each piece of an update of the database, before it is ready', async () => {
  const older = join(dir, '..', `${basename(dir)}-older`)
  ending.push(() => rm(older, { recursive: true, force: true }))
  await cp(new URL('../../storage/migrations', import.meta.url), older, { recursive: true })
  const journal = JSON.parse(await readFile(join(older, 'meta/_journal.json'), 'utf8'))
  journal.entries.pop()
  await writeFile(join(older, 'meta/_journal.json'), JSON.stringify(journal))
  // Today's triggers may not fit yesterday's tables; by then the database is there, which is all we want.
  await openStorage({ dir, io: { migrations: older } }).then(
    (storage) => storage.close(),
    () => {},
  )

  const { hear, order } = await start()
  await hear('ready')
  expect(order()).toEqual(expect.arrayContaining(['updating', 'ready']))
  expect(order().indexOf('updating')).toBeLessThan(order().indexOf('ready'))
  expect(await hear('updating')).toMatchObject({ done: 0 })
})

test('switches the home network, and tells of it', async () => {
  const { child, hear, answers } = await start({ HEARTH_HTTPS_PORT: '0' })
  await hear('ready')
  expect(await hear('lan')).toEqual({ type: 'lan', lan: null, fixed: false })
  child.send({ type: 'lan:switch', id: 'a', on: true })
  await expect.poll(answers).toContainEqual({ type: 'lan:switched', id: 'a', done: true })
  child.send({ type: 'woke', id: 'b' })
  child.send({ type: 'lan:switch', id: 'c', on: false })
  await expect.poll(answers).toContainEqual({ type: 'lan:switched', id: 'c', done: true })
})

test('a port of the home network that is taken: which setting it is, and what is free', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => void other.listen(0, '::', resolve))
  const { port } = other.address() as AddressInfo
  const { child, hear, answers } = await start()
  await hear('ready')
  const db = new Database(join(dir, 'hearth.db'))
  db.prepare(`INSERT OR REPLACE INTO setting (key, value) VALUES ('lan.port', ?)`).run(String(port))
  db.close()
  child.send({ type: 'lan:switch', id: 'a', on: true })
  const refused = {
    type: 'lan:switched',
    id: 'a',
    done: false,
    message: expect.stringContaining(`Port ${port}`),
    variable: 'HEARTH_HTTPS_PORT',
    freePort: expect.any(Number),
  }
  await expect.poll(answers).toContainEqual(refused)
  const last = () => answers().at(-1)
  // Again with the next, where somebody was quicker.
  const accept = async () => {
    const answer = last()
    if (!answer || !('freePort' in answer)) return
    child.send({ type: 'lan:switch', id: 'b', on: true, port: answer.freePort })
    await expect.poll(last).not.toBe(answer)
  }
  await expect
    .poll(() => accept().then(last))
    .toEqual({ type: 'lan:switched', id: 'b', done: true })
  other.close()
})

test('says why the home network cannot be switched', async () => {
  const { child, hear, answers } = await start({ HEARTH_LAN: 'off' })
  expect(await hear('lan')).toMatchObject({ fixed: true })
  child.send({ type: 'lan:switch', id: 'a', on: true })
  const message = expect.stringContaining('HEARTH_LAN')
  await expect.poll(answers).toContainEqual({ type: 'lan:switched', id: 'a', done: false, message })
})

test('ends by itself when the shell is gone', async () => {
  const { child, exit, hear } = await start()
  await hear('ready')
  child.disconnect()
  expect(await exit).toEqual({ code: 0, signal: null })
})

test('a shell that goes while it starts does not leave it behind', async () => {
  const { child, exit } = await start()
  child.disconnect()
  expect(await exit).toEqual({ code: 0, signal: null })
})

test('tells which port is taken, and by which setting it would be another', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { exit, hear } = await start({ HEARTH_PORT: String(port) })
  expect(await hear('failed')).toMatchObject({
    code: 'CONFLICT',
    variable: 'HEARTH_PORT',
    message: expect.stringContaining(`Port ${port}`),
  })
  expect(await exit).toEqual({ code: 1, signal: null })
  other.close()
})

test('a setting that cannot be used is told as well', async () => {
  const { hear } = await start({ HEARTH_LAN: 'perhaps' })
  expect(await hear('failed')).toMatchObject({ code: 'VALIDATION', variable: 'HEARTH_LAN' })
})
