import { beforeEach, expect, test, vi } from 'vitest'
import type { Trust } from '../core/certificate-policy.ts'
import { desk } from '../testing/electron.ts'
import { createWindow } from './window.ts'

const origin = 'http://localhost:4327'
const judge = vi.fn((): Trust => 'ours')
let house: ReturnType<typeof createWindow>
beforeEach(() => {
  desk.windows = []
  desk.opened = []
  house = createWindow({ preload: '/app/preload.cjs', judge })
})
const shown = () => desk.windows[0]!

/** What somebody tries in the page. @returns whether it goes there */
function go(event: string, url: string): boolean {
  let stopped = false
  shown().webContents.emit(event, { url, preventDefault: () => (stopped = true) })
  return !stopped
}

test('has no Node, a sandbox, and a world of its own for the preload', () => {
  house.open(origin)
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
    house.open(origin)
    expect(go(event, `${origin}/account`)).toBe(true)
    for (const url of elsewhere) expect(go(event, url), url).toBe(false)
    expect(desk.opened).toEqual([])
    expect(go(event, 'https://example.org/')).toBe(false)
    expect(go(event, 'mailto:ada@example.org')).toBe(false)
    expect(desk.opened).toEqual(['https://example.org/', 'mailto:ada@example.org'])
  },
)

test('no page opens a window, its own included', () => {
  house.open(origin)
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
  house.open(origin)
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
  house.follow(origin)
  expect(desk.windows).toEqual([])
  house.open(origin, '/admin?x=1')
  house.follow('http://localhost:4329')
  expect(shown().url).toBe('http://localhost:4329/admin?x=1')
  expect(house.origin).toBe('http://localhost:4329')

  const load = vi.spyOn(shown(), 'loadURL')
  house.follow('http://localhost:4329')
  shown().webContents.emit('did-fail-load', {}, -3, '', '', true)
  shown().webContents.emit('did-fail-load', {}, -102, '', '', false)
  house.follow('http://localhost:4329')
  expect(load).not.toHaveBeenCalled()
  shown().webContents.emit('did-fail-load', {}, -102, '', '', true)
  house.follow('http://localhost:4329')
  house.follow('http://localhost:4329')
  expect(load).toHaveBeenCalledTimes(1)
})
