import { BrowserWindow } from 'electron'
import { createWhereabouts, type Place } from '../core/window-address.ts'
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
  const where = createWhereabouts()
  const house = createHouseSession({ judge, origin: () => where.origin })
  return {
    open(place, path = '/') {
      const stale = where.settle(place, window !== null)
      window ??= create()
      const shown = window.webContents.getURL().startsWith(`${where.origin}/`)
      if (path !== '/' || stale || !shown) load(path)
      window.show()
      window.focus()
    },
    follow(place) {
      if (window !== null && where.settle(place, true)) load(pathOf(window.webContents.getURL()))
    },
    get origin() {
      return where.origin
    },
    close: () => window?.destroy(),
  }

  function load(path: string): void {
    where.loading()
    void window?.loadURL(where.origin + path).catch(() => {})
  }

  function create(): BrowserWindow {
    const webPreferences = { preload, session: house, ...locked }
    const made = new BrowserWindow({ width: 1200, height: 820, minWidth: 360, webPreferences })
    const { webContents } = made
    fence(made, () => where.origin)
    webContents.on('did-fail-load', (_, code, __, address, main) => {
      if (main && code !== cut && where.failed(code)) load(pathOf(address))
    })
    webContents.on('render-process-gone', (_, { reason, exitCode }) => {
      if (gone(reason, exitCode)) load(pathOf(webContents.getURL()))
      else made.destroy()
    })
    made.on('closed', () => void (window = null))
    return made
  }
}

/** Somebody went elsewhere before the page was there. */
const cut = -3

function pathOf(address: string): string {
  const { pathname = '/', search = '' } = URL.parse(address) ?? {}
  return pathname + search
}
