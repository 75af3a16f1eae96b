import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FromShell, News } from '../server/protocol.ts'
import type { Ears, Launch } from './child/process.ts'
import { createDialogs } from './electron/dialogs.ts'
import { createOutside } from './electron/outside.ts'
import { readAuthority } from './files/authority.ts'
import { openSettings } from './files/settings-file.ts'
import { chooseMessages } from './messages/index.ts'
import { createShell } from './shell.ts'
import { app, desk, dialog, powerMonitor } from './testing/electron.ts'

vi.mock(import('./files/authority.ts'), { spy: true })

/** The shell as it is wired, with a server that says what a test wants: no process, no port. */
let root: string
let server: Ears
let launched: Launch[]
let leave: () => Promise<void>
let clock: number
let call: (link: string | null) => void
let sent: FromShell[]
const answers = new Set<string>()
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-shell-'))
  Object.assign(desk, { said: [], opened: [], windows: [], exits: [], answer: 1, trayless: false })
  desk.tray = null
  desk.blocking.clear()
  vi.mocked(readAuthority).mockClear()
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

async function start(more: { platform?: string; hidden?: boolean } = {}) {
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
    machine: { platform: 'linux', arch: 'x64', appImage: false },
    hidden: false,
    ...more,
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
  call = shell.called
  await shell.start()
}

/** The window that says how things stand, as somebody reads it. */
const notice = () => desk.windows.findLast(({ url }) => url.startsWith('data:'))
const noticed = () => Buffer.from(notice()?.url.split('base64,')[1] ?? '', 'base64').toString()
/** Of the household's page. */
const opened = () => desk.windows.filter(({ url }) => url.startsWith('http'))
const press = (label: string, from: object = {}) => {
  const shown = notice()!
  const button = new RegExp(`value="([^"]+)">${label}`).exec(noticed())
  const key = button?.[1]?.replaceAll('&quot;', '"')
  const senderFrame = { url: shown.url, parent: null }
  const event = { sender: shown.webContents, senderFrame, ...from }
  return desk.handlers.get('hearth:choose')?.(event as never, key)
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
  expect(opened()).toEqual([])
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
  await expect.poll(noticed).toContain('Hearth is not running')
  expect(headline()).toBe('Hearth is not running')
  expect(desk.said).toEqual([])
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
  expect(opened()).toEqual([])
})

test('a server that only says it is ready is not believed', async () => {
  await start()
  ready()
  await expect.poll(second).toContain('was not true')
  expect(opened()).toEqual([])
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

test('Windows ends while no window of ours is open: the same', async () => {
  await start({ platform: 'win32', hidden: true })
  expect(desk.windows.map(({ url, options }) => [url, options.show])).toEqual([['', false]])
  desk.windows[0]!.emit('session-end')
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

test('quit twice, it asks once; the answer counts for both', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  const answer = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>()
  const box = vi.spyOn(dialog, 'showMessageBox').mockReturnValueOnce(answer.promise)
  const before = box.mock.calls.length
  app.quit()
  app.quit()
  answer.resolve({ response: 0, checkboxChecked: false })
  await expect.poll(() => box.mock.calls.length).toBe(before + 1)
  desk.answer = 0
  // A no is no answer to who asks later.
  await expect.poll(() => (app.quit(), desk.said.at(-1))).toContain('Quit Hearth?')
  expect(desk.exits).toEqual([])
  desk.answer = 1
})

test('the authority is read for a new address, not for each thing the server says', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(headline).toBe('Hearth is running')
  say({ type: 'lan', lan: 'https://hearth.local:4328', fixed: false })
  await expect.poll(headline).toContain('at home')
  await expect.poll(() => vi.mocked(readAuthority).mock.calls.length).toBe(1)
  for (const connected of [1, 2, 3]) say({ type: 'state', freeBytes: 1e12, uploads: 0, connected })
  say({ type: 'lan', lan: 'https://hearth.local:4328', fixed: false })
  await expect.poll(() => desk.tray?.tip).toContain('3 devices')
  expect(readAuthority).toHaveBeenCalledTimes(1)
})

describe('without a tray', () => {
  beforeEach(() => void (desk.trayless = true))

  test('the window says that it starts, and makes room for the household', async () => {
    answers.add(home)
    await start()
    expect(noticed()).toContain('Hearth is starting…')
    ready()
    await expect.poll(() => opened().map(({ url }) => url)).toEqual([`${home}/`])
    expect(notice()).toBeUndefined()
  })

  test('a port that is taken: it says which, and uses the free one somebody chose', async () => {
    await start()
    say({ type: 'failed', code: 'CONFLICT', message: 'Port 4327.', variable: 'HEARTH_PORT' })
    server.exit(1, null, false)
    await expect.poll(noticed).toMatch(/Use port \d+ instead/)
    expect(noticed()).toContain('Port 4327.')
    const [, port] = /Use port (\d+)/.exec(noticed())!
    await press('Use port')
    await expect.poll(() => launched.length).toBe(2)
    expect(launched[1]!.env).toMatchObject({ HEARTH_PORT: port })
    answers.add(`http://localhost:${port}`)
    ready({ origin: `http://localhost:${port}` })
    await expect.poll(() => opened().map(({ url }) => url)).toEqual([`http://localhost:${port}/`])
    expect(notice()).toBeUndefined()
  })

  test('it crashes again and again: started once more, or ended, from there', async () => {
    answers.add(home)
    await start()
    server.exit(null, 'SIGSEGV', false)
    await expect.poll(noticed).toContain('coming back')
    await expect.poll(() => launched.length).toBe(2)
    say({ type: 'failed', code: 'DAMAGED', message: 'Put it back.', variable: null })
    server.exit(1, null, false)
    await expect.poll(noticed).toContain('Put it back.')
    await press('Start again')
    await expect.poll(() => launched.length).toBe(3)
    say({ type: 'failed', code: 'DAMAGED', message: 'Still.', variable: null })
    server.exit(1, null, false)
    await expect.poll(noticed).toContain('Still.')
    await press('Show the crash reports')
    await expect.poll(() => desk.opened).toEqual([join(root, 'app', 'crashes')])
    await press('Quit')
    await expect.poll(() => desk.exits).toEqual([0])
  })
})

describe('the window that says how things stand', () => {
  const fail = async () => {
    await start()
    say({ type: 'failed', code: 'DAMAGED', message: 'Put it back.', variable: null })
    server.exit(1, null, false)
    await expect.poll(noticed).toContain('Put it back.')
  }

  test('somebody closed it: it comes back for who starts Hearth again', async () => {
    await fail()
    notice()!.destroy()
    expect(notice()).toBeUndefined()
    call(null)
    expect(noticed()).toContain('Put it back.')
  })

  test('while it starts, for who starts Hearth again', async () => {
    await start()
    expect(notice()).toBeUndefined()
    call(null)
    expect(noticed()).toContain('Hearth is starting…')
  })

  test('hears nobody but itself, and nothing it does not offer', async () => {
    await fail()
    const { url } = notice()!
    for (const from of [
      { senderFrame: { url: `${home}/`, parent: null } },
      { senderFrame: { url, parent: {} } },
      { senderFrame: null },
      { sender: {} },
    ])
      expect(() => press('Start again', from), JSON.stringify(from)).toThrow('Not for this page')
    const event = { sender: notice()!.webContents, senderFrame: { url, parent: null } }
    for (const key of ['{"do":"remove-former"}', '{"do":"use-port","port":22}', 7, null])
      desk.handlers.get('hearth:choose')?.(event as never, key)
    expect(launched).toHaveLength(1)
    // The household's page has no say here, nor this page there.
    const ask = desk.handlers.get('hearth:describe')!
    expect(() => ask(event as never)).toThrow('Not for this page')
  })

  test('leads nowhere', async () => {
    await fail()
    const goes = (name: string) => {
      let stayed = false
      const event = { url: 'https://example.org/', preventDefault: () => (stayed = true) }
      notice()!.webContents.emit(name, event)
      return !stayed
    }
    expect([goes('will-frame-navigate'), goes('will-attach-webview')]).toEqual([false, false])
    expect(notice()!.openHandler?.({ url: 'https://example.org/' } as never)).toEqual({
      action: 'deny',
    })
    expect(desk.opened).toEqual([])
  })
})

describe('a folder that is not the one', () => {
  const marked = async (name: string, text: string) => {
    await mkdir(join(root, name))
    await writeFile(join(root, name, 'hearth.json'), text)
    return join(root, name)
  }
  const remember = (dataDir: string, instanceId = 'ours') =>
    openSettings(join(root, 'shell.json')).then((file) => file!.change({ dataDir, instanceId }))

  test.each([
    ['another Hearth’s', '{"instanceId":"theirs"}', 'does not belong to Hearth'],
    ['damaged', '{', 'is damaged'],
  ])('%s: it says so, starts nothing, and takes the right one', async (_, text, words) => {
    await remember(await marked('photos', text))
    await start()
    await expect.poll(noticed).toContain(words)
    expect(launched).toEqual([])
    await expect.poll(() => readdir(join(root, 'app', 'crashes'))).toHaveLength(1)
    desk.folder = await marked('right', '{"instanceId":"ours"}')
    await press('Choose the folder')
    await expect.poll(() => launched.at(-1)?.env).toMatchObject({ HEARTH_DATA_DIR: desk.folder })
    expect(desk.said).toEqual([])
  })

  test('no disk: an empty folder is begun with only where somebody says so', async () => {
    await remember(join(root, 'gone'))
    void start()
    await expect.poll(noticed).toContain('Waiting for the disk')
    desk.folder = join(root, 'empty')
    await mkdir(desk.folder)
    desk.answer = 0
    await press('Choose the folder')
    await expect.poll(() => desk.said.at(-1)).toContain('There are no photos in it')
    expect(launched).toEqual([])
    desk.answer = 1
    await press('Choose the folder')
    await expect.poll(() => launched.at(-1)?.env).toMatchObject({ HEARTH_DATA_DIR: desk.folder })
  })

  test('one that holds other things is refused', async () => {
    await remember(join(root, 'gone'))
    void start()
    await expect.poll(noticed).toContain('Waiting for the disk')
    desk.folder = join(root, 'letters')
    await mkdir(desk.folder)
    await writeFile(join(desk.folder, 'letter.txt'), '')
    await press('Choose the folder')
    await expect.poll(() => desk.said.at(-1)).toContain('holds other things')
    expect(launched).toEqual([])
  })
})

describe('the home network', () => {
  const lan = 'https://hearth.local:4328'
  const run = async () => {
    answers.add(home)
    await start()
    ready()
    await expect.poll(headline).toBe('Hearth is running')
  }
  const pick = (part: string) => {
    const item = desk.tray?.items.find(({ label }) => label?.includes(part))
    Reflect.apply(item?.click as () => void, item, [])
  }
  const asked = () => sent.flatMap((each) => (each.type === 'lan:switch' ? [each] : []))
  const refuse = (id: string, more: object) =>
    server.message({
      type: 'lan:switched',
      id,
      done: false,
      message: 'Port 4328 is taken.',
      ...more,
    })

  test('its port is taken: a free one is offered, and used when somebody says so', async () => {
    await run()
    pick('Reachable at home')
    await expect.poll(asked).toHaveLength(1)
    refuse(asked()[0]!.id, { variable: 'HEARTH_HTTPS_PORT', freePort: 4330 })
    await expect.poll(asked).toHaveLength(2)
    expect(desk.said.at(-1)).toContain('With 4330 the address at home is another one')
    expect(asked()[1]).toMatchObject({ on: true, port: 4330 })
    server.message({ type: 'lan:switched', id: asked()[1]!.id, done: true })
    expect(desk.said).toHaveLength(1)
  })

  test('its port is taken, and a variable decides it: says why', async () => {
    await run()
    pick('Reachable at home')
    await expect.poll(asked).toHaveLength(1)
    refuse(asked()[0]!.id, { variable: 'HEARTH_HTTPS_PORT' })
    await expect.poll(() => desk.said).toEqual(['Port 4328 is taken.'])
  })

  test('wanted and not served, it is not shown as switched off', async () => {
    await run()
    say({ type: 'lan', lan: null, fixed: false, trouble: 'The authority is missing.' })
    await expect.poll(() => desk.tray?.tip).toContain('The authority is missing.')
    expect(desk.tray?.tip).toContain('Not reachable at home')
    say({ type: 'lan', lan, fixed: false })
    await expect.poll(() => desk.tray?.tip).not.toContain('Not reachable')
  })

  test('an open window stays where it is; the next one has the household’s own name', async () => {
    await run()
    await expect.poll(() => opened().map(({ url }) => url)).toEqual([`${home}/`])
    say({ type: 'lan', lan, fixed: false })
    await expect.poll(headline).toContain('at home')
    call('hearth://admin')
    await expect.poll(() => opened().at(-1)?.url).toBe(`${home}/admin`)
    opened()[0]!.destroy()
    call(null)
    await expect.poll(() => opened().at(-1)?.url).toBe(`${lan}/`)
    const from = { senderFrame: { url: `${lan}/admin`, parent: null } } as never
    expect(await desk.handlers.get('hearth:describe')?.(from)).toMatchObject({ version: '1.0.0' })
    const before = { senderFrame: { url: `${home}/admin`, parent: null } } as never
    expect(() => desk.handlers.get('hearth:describe')?.(before)).toThrow('Not for this page')
  })
})

test('a window that crashes is loaded again, once; then it is said. Both are written down', async () => {
  answers.add(home)
  await start()
  ready()
  await expect.poll(() => opened()).toHaveLength(1)
  const crash = () =>
    opened()[0]!.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 })
  crash()
  expect(opened()).toHaveLength(1)
  expect(desk.said).toEqual([])
  clock += 1000
  crash()
  await expect.poll(() => desk.said.join()).toContain('The window of Hearth stopped working')
  expect(opened()).toHaveLength(0)
  await expect.poll(() => readdir(join(root, 'app', 'crashes'))).toHaveLength(2)
  call(null)
  await expect.poll(() => opened()).toHaveLength(1)
})
