import { describe, expect, test } from 'vitest'
import { languages } from '../messages/index.ts'
import {
  decideWay,
  isHouseholdAddress,
  isLoopback,
  isOurPage,
  mayOpenOutside,
  mayUse,
} from './address-policy.ts'
import { decideAfter, decideRestart } from './backoff.ts'
import { childEnvironment } from './child-environment.ts'
import { redact, writeCrashReport } from './crash-report.ts'
import { judgePresence, refuseFolder, type FolderFacts } from './data-folder.ts'
import { shouldStayAwake, whenBusy } from './keep-awake.ts'
import { findLink, parseLink } from './link.ts'
import { planListening, portsInstead } from './listen-plan.ts'
import { loginEntry } from './login-entry.ts'
import { serverProgram } from './program.ts'
import { describeQuit } from './quit.ts'
import { explainExit, isFinal, reasonOf } from './reason.ts'
import { parseSettings } from './settings.ts'
import { firstState, nextState, type ShellState } from './shell-state.ts'
import { isNewer, shouldLook } from './update-policy.ts'

const origin = 'http://localhost:4327'
const running: ShellState = { ...firstState, phase: { is: 'running', origin, lan: null } }
const busy: ShellState = { ...running, house: { freeBytes: 1e12, uploads: 2, connected: 1 } }

describe('where the window goes', () => {
  test.each([
    [`${origin}/photo/1`, 'stay'],
    ['http://localhost:4328/', 'refuse'],
    ['http://localhost:4327.evil.example/', 'refuse'],
    ['http://a:b@localhost:4327/', 'refuse'],
    ['https://example.org/', 'outside'],
    ['https://hearth.local@evil.example/', 'refuse'],
    ['http://example.org/', 'refuse'],
    ['mailto:ada@example.org', 'outside'],
    ['mailto:ada@example.org?attach=/etc/passwd', 'refuse'],
    ['file:///etc/passwd', 'refuse'],
    ['javascript:alert(1)', 'refuse'],
    ['data:text/html,x', 'refuse'],
    ['blob:http://localhost:4327/x', 'stay'],
    ['smb://host/share', 'refuse'],
    ['ms-msdt:/id', 'refuse'],
    ['hearth://open', 'refuse'],
    ['//', 'refuse'],
    ['', 'refuse'],
  ])('%s: %s', (address, way) => expect(decideWay(address, origin)).toBe(way))

  test('nowhere while there is no house', () =>
    expect(decideWay(`${origin}/`, null)).toBe('refuse'))
  test('outside: no address of any length', () =>
    expect(mayOpenOutside(`https://example.org/${'a'.repeat(3000)}`)).toBe(false))
})

test('permissions: few, and for our own page alone', () => {
  expect(mayUse('fullscreen', `${origin}/`, origin)).toBe(true)
  for (const permission of [
    'media',
    'geolocation',
    'usb',
    'openExternal',
    'notifications',
    'fileSystem',
  ])
    expect(mayUse(permission, `${origin}/`, origin), permission).toBe(false)
  expect(mayUse('fullscreen', 'https://example.org/', origin)).toBe(false)
  expect(mayUse('fullscreen', '', null)).toBe(false)
})

test('messages: only from the main frame of our own page', () => {
  expect(isOurPage({ address: `${origin}/x`, mainFrame: true }, origin)).toBe(true)
  expect(isOurPage({ address: `${origin}/x`, mainFrame: false }, origin)).toBe(false)
  expect(isOurPage({ address: 'http://localhost:43270/', mainFrame: true }, origin)).toBe(false)
  expect(isOurPage({ address: 'null', mainFrame: true }, null)).toBe(false)
  expect(isOurPage(null, origin)).toBe(false)
})

test('addresses a server may name', () => {
  expect(isLoopback('http://localhost:4327')).toBe(true)
  for (const address of [
    'http://localhost.evil.example',
    'https://localhost',
    'http://10.0.0.2:1',
    'http://localhost:1/x',
    'http://x@localhost',
    '',
  ])
    expect(isLoopback(address), address).toBe(false)
  expect(isHouseholdAddress('https://hearth.local:4328')).toBe(true)
  for (const address of [
    'http://hearth.local',
    'https://evil.example',
    'https://a.b.local',
    'https://hearth.local/x',
  ])
    expect(isHouseholdAddress(address), address).toBe(false)
})

describe('after a crash', () => {
  test('it waits half a second, then twice as long each time, and gives up at the fifth in two minutes', () => {
    const waits = [1, 2, 3, 4].map((n) =>
      decideRestart(Array.from({ length: n }, (_, i) => i * 1000)),
    )
    expect(waits).toEqual([500, 1000, 2000, 4000].map((afterMs) => ({ restart: true, afterMs })))
    expect(decideRestart([0, 1, 2, 3, 4])).toEqual({ restart: false })
  })
  test('one now and then is begun with anew', () =>
    expect(decideRestart([0, 1, 2, 3, 200_000])).toEqual({ restart: true, afterMs: 500 }))

  test('a locked folder nobody serves is tried again for twelve seconds', () => {
    const end = (at: number, kind: 'locked' | 'crashed' | 'damaged' = 'locked') => ({
      at,
      reason: reasonOf(kind),
    })
    const again = { restart: true, afterMs: 1000 }
    expect(decideAfter([end(0)], true)).toEqual(again)
    expect(decideAfter([end(0), end(6000), end(11_999)], true)).toEqual(again)
    expect(decideAfter([end(0), end(6000), end(12_000)], true)).toEqual({ restart: false })
    expect(decideAfter([end(0)], false)).toEqual({ restart: false })
    expect(decideAfter([end(0, 'damaged')], true)).toEqual({ restart: false })
    // The next orphan has its own twelve seconds, and none of it counts as a crash.
    expect(decideAfter([end(0), end(1, 'crashed'), end(20_000)], true)).toEqual(again)
    const crash = end(30_000, 'crashed')
    expect(decideAfter([end(0), end(1), end(2), end(3), crash], false)).toEqual({
      restart: true,
      afterMs: 500,
    })
  })

  const exit = { code: 1, signal: null, failed: null, verdict: null }
  const told = (code: string, variable: string | null = null) => ({
    code,
    message: 'Words.',
    variable,
  })
  test.each([
    [{ ...exit, failed: told('CONFLICT', 'HEARTH_PORT') }, 'port-taken', true],
    [{ ...exit, failed: told('LOCKED') }, 'locked', true],
    [{ ...exit, failed: told('FOREIGN_FOLDER') }, 'foreign-folder', true],
    [{ ...exit, failed: told('NO_SPACE') }, 'no-space', false],
    [{ ...exit, failed: told('VALIDATION', 'HEARTH_LAN') }, 'setting', true],
    [{ ...exit, failed: told('UNAVAILABLE') }, 'other', false],
    [{ ...exit, failed: told('__proto__') }, 'other', false],
    [{ ...exit, signal: 'SIGSEGV' }, 'crashed', false],
    [{ ...exit, verdict: 'hung' as const, failed: told('LOCKED') }, 'hung', false],
    [{ ...exit, missing: true }, 'no-program', true],
  ])('%j is %s', (how, kind, final) => {
    const reason = explainExit(how)
    expect(reason.kind).toBe(kind)
    expect(isFinal(reason)).toBe(final)
  })
})

describe('the state', () => {
  const reason = reasonOf('crashed')
  test('runs, falls, comes back', () => {
    const fallen = nextState(busy, { type: 'ended', reason, comesBack: true })
    expect(fallen).toMatchObject({ phase: { is: 'restarting' }, house: null })
    expect(nextState(fallen, { type: 'ready', origin, lan: null }).phase.is).toBe('running')
  })
  test('what does not fit changes nothing', () => {
    const stopping = nextState(running, { type: 'stopping' })
    expect(nextState(stopping, { type: 'ended', reason, comesBack: true })).toBe(stopping)
    expect(nextState(stopping, { type: 'ready', origin, lan: null })).toBe(stopping)
    expect(nextState(stopping, { type: 'lan', lan: null, fixed: false, trouble: null })).toBe(
      stopping,
    )
    expect(nextState(stopping, { type: 'starting' })).toBe(stopping)
    expect(nextState(firstState, { type: 'house', house: busy.house! })).toBe(firstState)
    expect(nextState(running, { type: 'port-offer', port: 1 })).toBe(running)
  })
  test('tells how far an update of the database is, until it runs', () => {
    const updating = nextState(firstState, { type: 'updating', percent: 7 })
    expect(updating.phase).toEqual({ is: 'starting', updating: 7 })
    expect(nextState(running, { type: 'updating', percent: 7 })).toBe(running)
    expect(nextState(updating, { type: 'ready', origin, lan: null }).phase.is).toBe('running')
  })
  test('makes nothing new of what it knows already', () => {
    const at: ShellState = { ...busy, sync: 'idle', update: '2.0.0' }
    const { house } = structuredClone(at)
    const lan = { type: 'lan', lan: null, fixed: false, trouble: null } as const
    const served = nextState(at, lan)
    expect(nextState(served, lan)).toBe(served)
    expect(nextState(at, { type: 'house', house: house! })).toBe(at)
    expect(nextState(at, { type: 'update', version: '2.0.0' })).toBe(at)
    expect(nextState(at, { type: 'sync', sync: 'idle' })).toBe(at)
    for (const event of [
      { type: 'moving', percent: 3 },
      { type: 'disk-missing' },
      { type: 'ended', reason, comesBack: false },
    ] as const) {
      const once = nextState(at, event)
      expect(nextState(once, structuredClone(event)), event.type).toBe(once)
    }
  })
  test('follows the home network while it runs', () => {
    const lan = 'https://hearth.local:4328'
    const { phase } = nextState(running, { type: 'lan', lan, fixed: true, trouble: null })
    expect(phase).toEqual({ is: 'running', origin, lan, lanFixed: true, lanTrouble: null })
  })
})

describe('the environment of the server', () => {
  test('lets settings through, and nothing that loads code', () => {
    const passed = childEnvironment(
      {
        PATH: '/bin',
        HOME: '/home/ada',
        LC_ALL: 'C',
        HEARTH_PORT: '1',
        Path: 'x',
        SMTP_PASS: 'p',
        NODE_OPTIONS: '--require x',
        NODE_PATH: '/x',
        LD_PRELOAD: 'x',
        LD_LIBRARY_PATH: 'x',
        DYLD_INSERT_LIBRARIES: 'x',
        NODE_EXTRA_CA_CERTS: 'x',
        ELECTRON_RUN_AS_NODE: '1',
        NODE_CHANNEL_FD: '3',
        HEARTH_KEY_STORE: 'desktop',
        BASH_ENV: 'x',
        SSLKEYLOGFILE: 'x',
        EMPTY: undefined,
      },
      { HEARTH_KEY_STORE: 'off' },
    )
    expect(Object.keys(passed).toSorted()).toEqual([
      'HEARTH_KEY_STORE',
      'HEARTH_PORT',
      'HOME',
      'LC_ALL',
      'PATH',
      'Path',
      'SMTP_PASS',
    ])
    expect(passed['HEARTH_KEY_STORE']).toBe('off')
  })
})

describe('links', () => {
  test.each([
    ['hearth://open', '/'],
    ['hearth://admin/', '/admin'],
    ['hearth://join?code=AB-12cd', '/join?code=AB-12cd'],
    ['hearth://join?code=a"b', '/join'],
    ['hearth://account?next=//evil.example', '/account'],
    ['hearth://account/../x', null],
    ['hearth://evil.example', null],
    ['hearth://constructor', null],
    ['hearth:open', null],
    ['https://open', null],
    [`hearth://open?${'a'.repeat(400)}`, null],
  ])('%s: %s', (link, path) => expect(parseLink(link)).toBe(path))
  test('are found among the words of a second start', () =>
    expect(findLink(['hearth.exe', '--flag', 'hearth://admin'])).toBe('hearth://admin'))
})

describe('ports', () => {
  test('what was chosen counts, then the environment, then the contract', () => {
    const plan = planListening(
      { ports: { HEARTH_PORT: 5000 } },
      { HEARTH_PORT: '1', HEARTH_AUTH_PORT: '6000', HEARTH_MEDIA_PORT: '99999' },
    )
    expect(plan.ports).toEqual({
      HEARTH_PORT: 5000,
      HEARTH_HTTPS_PORT: 4328,
      HEARTH_AUTH_PORT: 6000,
      HEARTH_MEDIA_PORT: 3015,
    })
    expect(plan.env).not.toHaveProperty('HEARTH_LAN')
    expect(planListening({ ports: { HEARTH_PORT: 0 } }, {}).household).toBeNull()
  })
  test('instead of one that is taken: the next ones, never another of ours', () => {
    const plan = planListening({ ports: {} }, {})
    expect(portsInstead('HEARTH_PORT', plan).slice(0, 2)).toEqual([4329, 4330])
    expect(portsInstead('PATH', plan)).toEqual([])
    expect(portsInstead(null, plan)).toEqual([])
  })
})

describe('a folder for the photos', () => {
  const good: FolderFacts = {
    path: '/mnt/disk/hearth',
    realPath: '/mnt/disk/hearth',
    there: 'folder',
    marker: 'none',
    empty: true,
    writable: true,
    freeBytes: 1e12,
    remote: false,
    clouds: [],
  }
  const at = (path: string) => ({ ...good, path, realPath: path })
  test.each<[string, FolderFacts, string, string | null]>([
    ['good', good, 'linux', null],
    ['not there yet', { ...good, there: 'nothing' }, 'linux', null],
    ['ours', { ...good, empty: false, marker: { instanceId: 'x' } }, 'linux', null],
    ['somebody’s own', { ...good, empty: false }, 'linux', 'foreign'],
    ['damaged', { ...good, marker: 'damaged', empty: false }, 'linux', 'damaged'],
    ['a file', { ...good, there: 'file' }, 'linux', 'file'],
    ['read-only', { ...good, writable: false }, 'linux', 'readOnly'],
    ['on a network', { ...good, remote: true }, 'linux', 'network'],
    ['a link', { ...good, realPath: '/etc2/x' }, 'linux', 'link'],
    ['a link into the system', { ...good, realPath: '/etc/x' }, 'linux', 'system'],
    ['relative', at('photos'), 'linux', 'relative'],
    ['traversing', at('/mnt/disk/../../etc'), 'linux', 'relative'],
    ['the root', at('/'), 'linux', 'system'],
    ['a whole home', at('/home/ada'), 'linux', 'system'],
    ['the system', at('/usr/share/x'), 'linux', 'system'],
    [
      'in iCloud',
      at('/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/x'),
      'darwin',
      'cloud',
    ],
    ['in Dropbox', at('/Users/ada/Dropbox/Hearth'), 'darwin', 'cloud'],
    ['in OneDrive', at('C:\\Users\\ada\\OneDrive - Home\\x'), 'win32', 'cloud'],
    ['on a share', at('\\\\nas\\photos'), 'win32', 'network'],
    ['in Windows', at('C:\\Windows\\Temp'), 'win32', 'system'],
    ['on Windows', at('D:\\Hearth'), 'win32', null],
  ])('%s', (_, facts, platform, word) => expect(refuseFolder(facts, platform)).toBe(word))

  test('never starts empty where there were photos', () => {
    expect(judgePresence({ marker: 'none' }, null)).toBe('go')
    expect(judgePresence({ marker: 'none' }, 'a')).toBe('wait')
    expect(judgePresence({ marker: { instanceId: 'a' } }, 'a')).toBe('go')
    expect(judgePresence({ marker: { instanceId: 'b' } }, 'a')).toBe('other')
    expect(judgePresence({ marker: 'damaged' }, 'a')).toBe('damaged')
  })
})

describe('the shell’s settings', () => {
  test('a habit falls back, a place does not', () => {
    expect(parseSettings(null)).toMatchObject({ dataDir: null, keepAwake: 'connected' })
    expect(parseSettings('{"keepAwake":"x","dataDir":"/a"}')).toMatchObject({
      keepAwake: 'connected',
      dataDir: '/a',
    })
    for (const text of [
      '',
      'null!',
      '{"dataDir":7}',
      '{"move":{"from":"/a"}}',
      '{"instanceId":""}',
    ])
      expect(parseSettings(text), text).toBeNull()
  })
})

describe('crash reports', () => {
  test('say what happened and nobody’s business', () => {
    const lastWords = [
      'open /home/ada/Photos failed, C:\\Users\\Ada\\x',
      'password=hunter2 token: "abc def"',
      'Authorization: Bearer abc.def',
      'postgres://me:pw@host/db',
      'mail to ada@example.org',
      'eyJhbGciOi.eyJzdWIi.c2ln',
      'ABCD-1234-EF56-7890-AAAA',
      'kek b2xkIHNlY3JldCBvZiB0aGlydHkgdHdvIGJ5dGVzISE=',
      '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
    ].join('\n')
    const report = writeCrashReport(
      {
        at: 0,
        reason: reasonOf('crashed', 'signal SIGSEGV'),
        version: '1',
        system: 'linux',
        lastWords,
      },
      '/home/ada',
    )
    expect(report).toContain('1970-01-01')
    expect(report).toContain('signal SIGSEGV')
    for (const secret of ['ada', 'Ada', 'hunter2', 'abc', 'pw@', 'eyJ', '1234', 'b2xk'])
      expect(report, secret).not.toContain(secret)
  })
  test('a home of "/" does not eat every slash', () => expect(redact('/a/b', '/')).toBe('/a/b'))
})

describe('keeping awake', () => {
  test.each([
    ['always', running, null, true],
    ['never', running, 0, false],
    ['connected', running, 1000, true],
    ['connected', running, null, false],
    ['always', firstState, 0, false],
    ['never', { ...running, phase: { is: 'moving', percent: 1 } }, null, true],
  ] as const)('%s', (mode, state, busyAt, awake) =>
    expect(shouldStayAwake(mode, state, busyAt, 2000)).toBe(awake),
  )
  test('until five minutes after the last one', () =>
    expect(shouldStayAwake('connected', running, 0, 301_000)).toBe(false))
  test('somebody is here as long as they are connected, or bring something', () => {
    const house = (uploads: number, connected: number): ShellState => ({
      ...running,
      house: { freeBytes: 1, uploads, connected },
    })
    expect(whenBusy(house(0, 1), 7, 9000)).toBe(9000)
    expect(whenBusy(house(1, 0), null, 9000)).toBe(9000)
    expect(whenBusy(house(0, 0), 7, 9000)).toBe(7)
    expect(whenBusy(firstState, null, 9000)).toBeNull()
  })
})

describe('updates', () => {
  test('are looked for once a day, never while photos arrive', () => {
    const day = 86_400_000
    expect(shouldLook(running, null, 0)).toBe(true)
    expect(shouldLook(running, 0, day - 1)).toBe(false)
    expect(shouldLook(running, 0, day)).toBe(true)
    expect(shouldLook(running, day, 0)).toBe(true)
    expect(shouldLook(busy, 0, day)).toBe(false)
    expect(shouldLook(firstState, null, 0)).toBe(false)
  })
  test.each([
    ['1.10.0', '1.9.0', true],
    ['1.9.0', '1.10.0', false],
    ['1.0.0', '1.0.0', false],
    ['1.0.0', '1.0.0-beta.1', true],
  ])('%s after %s: %s', (version, than, newer) => expect(isNewer(version, than)).toBe(newer))
})

describe('start at login', () => {
  const facts = {
    platform: 'linux',
    execPath: '/opt/He arth/"$x`',
    appImage: null,
    configHome: '/home/ada/.config',
  }
  test('on Linux by a file whose program is quoted', () => {
    const entry = loginEntry(facts)
    expect(entry).toMatchObject({ by: 'file', path: '/home/ada/.config/autostart/hearth.desktop' })
    expect(entry?.by === 'file' && entry.text).toContain(
      'Exec="/opt/He arth/\\\\"\\\\$x\\\\`" --hidden\n',
    )
  })
  test('a name that would write lines of its own gets none', () =>
    expect(loginEntry({ ...facts, appImage: '/a\nExec=evil' })).toBeNull())
  test('elsewhere by the system', () => {
    expect(loginEntry({ ...facts, platform: 'darwin' })).toEqual({ by: 'system', args: [] })
    expect(loginEntry({ ...facts, platform: 'win32' })).toEqual({
      by: 'system',
      args: ['--hidden'],
    })
    expect(loginEntry({ ...facts, platform: 'aix' })).toBeNull()
  })
})

test('the server runs on our own Node', () => {
  const facts = { resources: '/app/resources', checkout: '/src', packaged: true }
  expect(serverProgram({ ...facts, platform: 'linux' })).toMatchObject({
    program: '/app/resources/node',
  })
  expect(serverProgram({ ...facts, platform: 'win32', resources: 'C:\\app' }).program).toBe(
    'C:\\app\\node.exe',
  )
})

describe('quitting', () => {
  const { quit } = languages['en']!
  test('says what it means', () => {
    expect(describeQuit(busy, true, languages['en']!)?.text).toBe(
      [quit.nobody, quit.uploads(2), quit.login].join('\n'),
    )
    expect(
      describeQuit({ ...running, phase: { is: 'moving', percent: 3 } }, false, languages['en']!)
        ?.text,
    ).toContain(quit.moving)
  })
  test('asks nobody where nothing runs', () =>
    expect(describeQuit(firstState, true, languages['en']!)).toBeNull())
})
