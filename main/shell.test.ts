import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromShell, News } from '../server/protocol.ts'
import type { Ears, Launch } from './child/process.ts'
import { createDialogs } from './electron/dialogs.ts'
import { createOutside } from './electron/outside.ts'
import { openSettings } from './files/settings-file.ts'
import { chooseMessages } from './messages/index.ts'
import { createShell } from './shell.ts'
import { app, desk, dialog, powerMonitor } from './testing/electron.ts'

/** The shell as it is wired, with a server that says what a test wants: no process, no port. */
let root: string
let server: Ears
let launched: Launch[]
let leave: () => Promise<void>
let clock: number
let sent: FromShell[]
const answers = new Set<string>()
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-shell-'))
  Object.assign(desk, { said: [], opened: [], windows: [], exits: [], answer: 1 })
  desk.blocking.clear()
  answers.clear()
  launched = []
  sent = []
  clock = Date.now()
})
afterEach(async () => {
  await leave()
  await rm(root, { recursive: true, force: true })
})

const home = 'http://localhost:4327'

async function start() {
  const settings = (await openSettings(join(root, 'shell.json')))!
  const shell = createShell({
    settings,
    dialogs: createDialogs(),
    messages: chooseMessages(['en']),
    outside: createOutside(),
    login: { on: null, set: async () => {} },
    home: join(root, 'app'),
    version: '1.0.0',
    platform: 'linux',
    feed: null,
    hidden: false,
    quit: () => app.quit(),
    program: { program: 'node', args: [] },
    keyStore: () => ({ offered: async () => false, answer: async () => null }),
    ambient: { HOME: root, NODE_OPTIONS: '--evil', LD_PRELOAD: '/evil.so' },
    usualDir: join(root, 'photos'),
    deadlines: {
      readyMs: 60_000,
      pieceMs: 60_000,
      longestMs: 60_000,
      stopMs: 60_000,
      probeEveryMs: 5,
      mostMessages: 1000,
    },
    spawn(launch, ears) {
      launched.push(launch)
      server = ears
      const gone = () => ears.exit(0, null, false)
      const send = (message: object) => {
        sent.push(message as FromShell)
        if ((message as FromShell).type === 'stop') gone()
      }
      return { send, kill: gone, lastWords: () => '' }
    },
    probe: async (origin) => answers.has(origin),
    now: () => clock,
  })
  leave = async () => {
    app.quit()
    await vi.waitFor(() => expect(desk.exits).toContain(0))
    for (const each of [app, powerMonitor]) each.removeAllListeners()
  }
  await shell.start()
}

const headline = () => desk.tray?.items[0]?.label
const second = () => desk.tray?.items[1]?.label
const say = (news: News) => server.message(news)
const ready = (more: object = {}) =>
  say({ type: 'ready', origin: home, lan: null, dataDir: join(root, 'photos'), ...more })

test('another account of this computer has our address: says so and opens that one', async () => {
  answers.add(home)
  await start()
  say({ type: 'failed', code: 'CONFLICT', message: 'Taken.', variable: 'HEARTH_PORT' })
  server.exit(1, null, false)
  await expect.poll(() => desk.opened).toEqual([home])
  expect(desk.said.join()).toContain('already runs in another account of this computer')
  expect(desk.windows).toEqual([])
  // Whoever wants one of their own all the same can have it.
  await expect
    .poll(() => desk.tray?.items.map(({ label }) => label))
    .toContainEqual(expect.stringMatching(/^Use port \d+ instead/))
})

test('another account has our folder: the same', async () => {
  answers.add('http://localhost:5555')
  await start()
  const message = 'Already running (process 7). It serves http://localhost:5555.'
  say({ type: 'failed', code: 'LOCKED', message, variable: null })
  server.exit(1, null, false)
  await expect.poll(() => desk.opened).toEqual(['http://localhost:5555'])
})

test.each([
  ['CONFLICT', 'HEARTH_PORT', 'Taken by http://localhost:4327'],
  ['CONFLICT', 'HEARTH_AUTH_PORT', 'Taken by http://localhost:4327'],
])('%s of %s by what is no Hearth opens nothing', async (code, variable, message) => {
  if (variable === 'HEARTH_AUTH_PORT') answers.add(home)
  await start()
  say({ type: 'failed', code, message, variable })
  server.exit(1, null, false)
  await expect.poll(() => desk.said.length).toBeGreaterThan(0)
  expect(headline()).toBe('Hearth is not running')
  expect(desk.opened).toEqual([])
})

test.each([
  'It serves http://localhost:5555.',
  'It serves https://evil.example/ and file:///etc/passwd',
  'Already running on this folder (another process).',
])('a folder that is locked by what serves nothing (%s) is tried again', async (message) => {
  await start()
  const locked = () => {
    say({ type: 'failed', code: 'LOCKED', message, variable: null })
    server.exit(1, null, false)
  }
  locked()
  await expect.poll(() => launched.length).toBe(2)
  expect(headline()).toBe('Hearth is starting…')
  expect(desk.said).toEqual([])
  // It is not ending at all.
  clock += 13_000
  locked()
  await expect.poll(headline).toBe('Hearth is not running')
  expect(second()).toContain('already running with this folder')
  expect(desk.opened).toEqual([])
})

test.each([
  ['at another port', { origin: 'http://localhost:4999' }],
  ['on another machine', { origin: 'http://192.168.1.2:4327' }],
  ['of another site', { origin: 'https://evil.example' }],
  ['in another folder', { dataDir: '/elsewhere' }],
  ['with a name of the internet', { lan: 'https://evil.example' }],
])('a ready message %s is a lie: no window opens', async (_, forged) => {
  answers.add(home).add('http://localhost:4999')
  await start()
  ready(forged)
  await expect.poll(second).toContain('was not true')
  expect(desk.windows).toEqual([])
})

test('a server that only says it is ready is not believed', async () => {
  await start()
  ready()
  await expect.poll(second).toContain('was not true')
  expect(desk.windows).toEqual([])
})

test('a server that stops answering is ended, and begun anew', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  answers.clear()
  await expect.poll(() => launched.length).toBe(2)
  answers.add(home)
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  await expect.poll(() => readdir(join(root, 'app', 'crashes'))).toHaveLength(1)
})

test('nothing of the shell’s environment that loads code reaches the server', async () => {
  await start()
  expect(launched[0]!.env).toMatchObject({ HOME: root, HEARTH_DATA_DIR: join(root, 'photos') })
  expect(Object.keys(launched[0]!.env).join()).not.toMatch(/NODE_|LD_|DYLD_/)
})

test('the page gets how things stand, and what it asked for', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  const from = { senderFrame: { url: `${home}/admin`, parent: null } } as never
  const ask = (name: string, argument?: unknown) =>
    desk.handlers.get(`hearth:${name}`)?.(from, argument)
  expect(await ask('describe')).toEqual({
    version: '1.0.0',
    platform: 'linux',
    startAtLogin: null,
    keepAwake: 'connected',
    dataDir: join(root, 'photos'),
    former: null,
    moving: null,
    updates: { state: 'off', version: null },
  })
  expect(await ask('keep-awake', 'always')).toMatchObject({ keepAwake: 'always' })
  await ask('logs')
  expect(desk.opened).toEqual([join(root, 'photos', 'logs')])
  desk.folder = null
  expect(await ask('move-folder')).toMatchObject({ dataDir: join(root, 'photos') })
})

test('stays awake as long as somebody is connected, and five minutes longer', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  // The server says it once, because nothing changes afterwards.
  say({ type: 'state', freeBytes: 1e12, uploads: 0, connected: 1 })
  for (const minutes of [0, 10, 60]) {
    clock += minutes * 60_000
    powerMonitor.emit('resume')
    expect(desk.blocking.size, `${minutes}`).toBe(1)
  }
  say({ type: 'state', freeBytes: 1e12, uploads: 0, connected: 0 })
  expect(desk.blocking.size).toBe(1)
  clock += 6 * 60_000
  powerMonitor.emit('resume')
  expect(desk.blocking.size).toBe(0)
})

test.each([
  ['somebody signs out', () => powerMonitor.emit('shutdown', { preventDefault: () => {} })],
  ['Windows ends', () => desk.windows[0]?.emit('session-end')],
  ['it is told to by a signal', () => process.emit('SIGTERM')],
])('%s: it leaves in order and asks nobody', async (_, end) => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  desk.answer = 0
  end()
  await expect.poll(() => desk.exits).toEqual([0])
  expect(desk.said).toEqual([])
  expect(sent.at(-1)).toMatchObject({ type: 'stop' })
})

test('a question that stands open does not hold the end of the system up', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  vi.spyOn(dialog, 'showMessageBox').mockReturnValueOnce(new Promise(() => {}))
  app.quit()
  process.emit('SIGTERM')
  await expect.poll(() => desk.exits).toEqual([0])
})
