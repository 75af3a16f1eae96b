import { BrowserWindow } from 'electron'
import { addressFor, isNameTrouble, type Place } from '../core/window-address.ts'
import { fence, locked } from './fence.ts'
import { createHouseSession, type SessionDeps } from './house-session.ts'

export type HouseWindow = {
  /** Opens it, or brings it to the front, at this path of the household address. */
  open(place: Place, path?: string): void
  /** The house serves again: a window that is open shows it, also where the address is another one. */
  follow(place: Place): void
  /** Whose page it may show; null: none. */
  readonly origin: string | null
  close(): void
}

export type WindowDeps = SessionDeps & {
  preload: string
  /** Its process has ended. @returns whether to load the page again, or else close the window */
  gone(reason: string, exitCode: number): boolean
}

/** One window with one origin in it. It has no Node, no other origin, no permission it does not need. */
export function createWindow({ preload, judge, gone }: WindowDeps): HouseWindow {
  let window: BrowserWindow | null = null
  let origin: string | null = null
  /** The address on this machine alone, for when the household's own name fails. */
  let plain = ''
  let lost = false
  const house = createHouseSession({ judge, origin: () => origin })
  return {
    open(place, path = '/') {
      const at = settle(place)
      window ??= create()
      if (path !== '/' || lost || !window.webContents.getURL().startsWith(`${at}/`)) load(at + path)
      window.show()
      window.focus()
    },
    follow(place) {
      if (window === null) return
      const before = origin
      const at = settle(place)
      if (before !== at || lost) load(at + here())
    },
    get origin() {
      return origin
    },
    close: () => window?.destroy(),
  }

  function settle(place: Place): string {
    plain = place.origin
    return (origin = addressFor(window === null ? null : origin, place))
  }

  function here(): string {
    const { pathname = '/', search = '' } = URL.parse(window?.webContents.getURL() ?? '') ?? {}
    return pathname + search
  }

  function load(address: string): void {
    lost = false
    void window?.loadURL(address).catch(() => {})
  }

  function create(): BrowserWindow {
    const webPreferences = { preload, session: house, ...locked }
    const made = new BrowserWindow({ width: 1200, height: 820, minWidth: 360, webPreferences })
    fence(made, () => origin)
    made.webContents.on('did-fail-load', (_, code, __, address, main) => {
      if (main && code !== cut) fail(code, address)
    })
    made.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
      if (gone(reason, exitCode)) load(origin + here())
      else made.destroy()
    })
    made.on('closed', () => void (window = null))
    return made
  }

  /** Reloaded while the house was away: the page cannot come back by itself. */
  function fail(code: number, address: string): void {
    if (origin === plain || !isNameTrouble(code)) return void (lost = true)
    const { pathname = '/', search = '' } = URL.parse(address) ?? {}
    load((origin = plain) + pathname + search)
  }
}

/** Somebody went elsewhere before the page was there. */
const cut = -3
