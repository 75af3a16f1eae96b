import { beforeEach, expect, test, vi } from 'vitest'
import type { Trust } from '../core/certificate-policy.ts'
import { desk } from '../testing/electron.ts'
import { createWindow } from './window.ts'

const origin = 'http://localhost:4327'
const at = { origin, lan: null }
const lan = 'https://hearth.local:4328'
const atHome = { origin, lan }
const gone = vi.fn(() => true)
const judge = vi.fn((): Trust => 'ours')
let house: ReturnType<typeof createWindow>
beforeEach(() => {
  desk.windows = []
  desk.opened = []
  house = createWindow({ preload: '/app/preload.cjs', judge, gone })
})
const shown = () => desk.windows[0]!

/** What somebody tries in the page. @returns whether it goes there */
function go(event: string, url: string): boolean {
  let stopped = false
  shown().webContents.emit(event, { url, preventDefault: () => (stopped = true) })
  return !stopped
}

test('has no Node, a sandbox, and a world of its own for the preload', () => {
  house.open(at)
  expect(shown().options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    preload: '/app/preload.cjs',
  })
})

const elsewhere = [
  'http://localhost:43270/',
  'http://localhost.evil.example:4327/',
  `http://localhost:4327@evil.example/`,
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'view-source:http://localhost:4327/',
  'chrome://settings',
  'about:blank',
  'ms-msdt:/id',
  'smb://host/share',
  'hearth://admin',
  'vscode://x',
  'tel:+1',
]
test.each(['will-frame-navigate', 'will-redirect'])(
  'by "%s" it goes nowhere else, and starts no other program',
  (event) => {
    house.open(at)
    expect(go(event, `${origin}/account`)).toBe(true)
    for (const url of elsewhere) expect(go(event, url), url).toBe(false)
    expect(desk.opened).toEqual([])
    expect(go(event, 'https://example.org/')).toBe(false)
    expect(go(event, 'mailto:ada@example.org')).toBe(false)
    expect(desk.opened).toEqual(['https://example.org/', 'mailto:ada@example.org'])
  },
)

test('no page opens a window, its own included', () => {
  house.open(at)
  for (const url of [...elsewhere, `${origin}/`, ''])
    expect(shown().openHandler?.({ url } as never), url).toEqual({ action: 'deny' })
  expect(desk.opened).toEqual([])
  expect(shown().openHandler?.({ url: 'https://example.org/' } as never)).toEqual({
    action: 'deny',
  })
  expect(desk.opened).toEqual(['https://example.org/'])
  expect(desk.windows).toHaveLength(1)
  expect(go('will-attach-webview', origin)).toBe(false)
})

test('permissions: asked and looked up, for our own page alone, and no device ever', () => {
  house.open(at)
  const { request, check, device } = desk.session
  const asks = (permission: string, from: string) => {
    let answer: boolean | undefined
    request?.({ getURL: () => from } as never, permission as never, (may) => (answer = may), {
      requestingUrl: from,
      isMainFrame: true,
    } as never)
    return answer
  }
  const has = (permission: string, from: string) =>
    check?.(null, permission as never, from, {} as never)
  for (const ask of [asks, has]) {
    expect(ask('fullscreen', `${origin}/`)).toBe(true)
    expect(ask('fullscreen', 'https://example.org/')).toBe(false)
    for (const permission of 'media geolocation notifications midi hid serial usb openExternal clipboard-read display-capture pointerLock fileSystem unknown'.split(
      ' ',
    ))
      expect(ask(permission, `${origin}/`), permission).toBe(false)
  }
  expect(device?.({ deviceType: 'usb', origin } as never)).toBe(false)
})

test.each([
  ['ours', 0],
  ['refused', -2],
  ['ask-the-system', -3],
] as const)('a certificate that is %s is answered with %i', (trust, verdict) => {
  judge.mockReturnValueOnce(trust)
  let answer: number | undefined
  desk.session.verify?.(
    { hostname: 'hearth.local', certificate: { data: 'pem' } } as never,
    (given) => (answer = given),
  )
  expect(judge).toHaveBeenLastCalledWith('hearth.local', 'pem')
  expect(answer).toBe(verdict)
})

test('follows the house to another port, and shows it again after it was away', () => {
  house.follow(at)
  expect(desk.windows).toEqual([])
  house.open(at, '/admin?x=1')
  house.follow({ origin: 'http://localhost:4329', lan: null })
  expect(shown().url).toBe('http://localhost:4329/admin?x=1')
  expect(house.origin).toBe('http://localhost:4329')

  const load = vi.spyOn(shown(), 'loadURL')
  house.follow({ origin: 'http://localhost:4329', lan: null })
  shown().webContents.emit('did-fail-load', {}, -3, '', '', true)
  shown().webContents.emit('did-fail-load', {}, -102, '', '', false)
  house.follow({ origin: 'http://localhost:4329', lan: null })
  expect(load).not.toHaveBeenCalled()
  shown().webContents.emit('did-fail-load', {}, -102, '', '', true)
  house.follow({ origin: 'http://localhost:4329', lan: null })
  house.follow({ origin: 'http://localhost:4329', lan: null })
  expect(load).toHaveBeenCalledTimes(1)
})

test('on the home network it opens by the household’s own name, and stays where it is', () => {
  house.open(at, '/admin')
  house.follow(atHome)
  house.open(atHome)
  expect(shown().url).toBe(`${origin}/admin`)
  shown().destroy()
  house.open(atHome)
  const second = shown()
  expect(second.url).toBe(`${lan}/`)
  expect(house.origin).toBe(lan)
  // What it may is its new origin's.
  const { check } = desk.session
  const has = (from: string) => check?.(null, 'fullscreen' as never, from, {} as never)
  expect([has(`${lan}/`), has(`${origin}/`)]).toEqual([true, false])
  const go = (url: string) => {
    let stayed = false
    second.webContents.emit('will-frame-navigate', { url, preventDefault: () => (stayed = true) })
    return !stayed
  }
  expect([go(`${lan}/account`), go(`${origin}/`)]).toEqual([true, false])
  house.follow(at)
  expect(second.url).toBe(`${origin}/`)
})

test('one that shows localhost follows to its new port, not to the name', () => {
  house.open(at, '/admin')
  house.follow({ origin: 'http://localhost:4329', lan })
  expect(shown().url).toBe('http://localhost:4329/admin')
})

test('asks no proxy', () => {
  expect(desk.session.proxy).toBe('direct')
})

test.each([
  [-105, `${origin}/account?x=1`],
  [-202, `${origin}/account?x=1`],
  [-102, `${lan}/account?x=1`],
])('where the name fails (%i) it shows this machine’s own address', (code, url) => {
  house.open(atHome, '/account?x=1')
  shown().webContents.emit('did-fail-load', {}, code, '', `${lan}/account?x=1`, true)
  expect(shown().url).toBe(url)
})

test('a page that crashed is loaded again where it was; where that is no use the window closes', () => {
  house.open(at, '/photos?x=1')
  const load = vi.spyOn(shown(), 'loadURL')
  shown().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  expect(gone).toHaveBeenLastCalledWith('crashed', 5)
  expect(load).toHaveBeenCalledWith(`${origin}/photos?x=1`)
  gone.mockReturnValueOnce(false)
  shown().webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 6 })
  house.open(at)
  expect(desk.windows).toHaveLength(1)
  expect(shown().url).toBe(`${origin}/`)
})
