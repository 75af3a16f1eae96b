import { BrowserWindow, session, shell } from 'electron'
import { decideWay, mayUse } from '../core/address-policy.ts'
import type { Trust } from '../core/certificate-policy.ts'

export type HouseWindow = {
  /** Opens it, or brings it to the front, at this path of the household address. */
  open(origin: string, path?: string): void
  /** The house serves again: a window that is open shows it, also where the port is another one. */
  follow(origin: string): void
  /** Whose page it may show; null: none. */
  readonly origin: string | null
  close(): void
}

export type WindowDeps = { preload: string; judge(hostname: string, leafPem: string): Trust }

/** One window with one origin in it. It has no Node, no other origin, no permission it does not need. */
export function createWindow({ preload, judge }: WindowDeps): HouseWindow {
  let window: BrowserWindow | null = null
  let origin: string | null = null
  let lost = false
  const house = session.fromPartition('persist:house')
  house.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayUse(permission, contents.getURL(), origin)),
  )
  house.setPermissionCheckHandler((_, permission, asking) => mayUse(permission, asking, origin))
  house.setDevicePermissionHandler(() => false)
  house.setCertificateVerifyProc(({ hostname, certificate }, answer) =>
    answer(verdicts[judge(hostname, certificate.data)]),
  )
  return {
    open(at, path = '/') {
      origin = at
      window ??= create()
      if (path !== '/' || lost || !window.webContents.getURL().startsWith(`${at}/`)) load(at + path)
      window.show()
      window.focus()
    },
    follow(at) {
      const { pathname = '/', search = '' } = URL.parse(window?.webContents.getURL() ?? '') ?? {}
      const moved = origin !== null && origin !== at
      if (window === null || origin === null) return
      origin = at
      if (moved || lost) load(at + pathname + search)
    },
    get origin() {
      return origin
    },
    close: () => window?.destroy(),
  }

  function load(address: string): void {
    lost = false
    void window?.loadURL(address).catch(() => {})
  }

  function create(): BrowserWindow {
    const webPreferences = { preload, session: house, ...locked }
    const made = new BrowserWindow({ width: 1200, height: 820, minWidth: 360, webPreferences })
    const { webContents } = made
    const guard = (event: { preventDefault(): void; url: string }) => {
      const way = decideWay(event.url, origin)
      if (way !== 'stay') event.preventDefault()
      if (way === 'outside') void shell.openExternal(event.url)
    }
    // Reloaded while the house was away: the page cannot come back by itself.
    webContents.on(
      'did-fail-load',
      (_, code, __, ___, main) => void (lost ||= main && code !== cut),
    )
    webContents.on('will-frame-navigate', guard)
    webContents.on('will-redirect', guard)
    webContents.on('will-attach-webview', (event) => event.preventDefault())
    webContents.setWindowOpenHandler(({ url }) => {
      if (decideWay(url, origin) === 'outside') void shell.openExternal(url)
      return { action: 'deny' }
    })
    made.on('closed', () => void (window = null))
    return made
  }
}

/** Somebody went elsewhere before the page was there. */
const cut = -3
const locked = { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false }
/** 0: accepted, -2: refused, -3: what Chromium found. */
const verdicts = { ours: 0, refused: -2, 'ask-the-system': -3 }
