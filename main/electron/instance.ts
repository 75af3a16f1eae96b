import { app, BrowserWindow, powerMonitor } from 'electron'
import { findLink } from '../core/link.ts'
import { locked } from './fence.ts'

/**
 * Takes the lock of the one instance of this account; before any file is opened. `called` hears of
 * every later start and every `hearth://` link, as the link or null.
 * @returns false where another has it: that one was told, and this one has to end
 */
export function becomeOnlyInstance(called: (link: string | null) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_, words) => called(findLink(words)))
  app.on('activate', () => called(null))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    called(link)
  })
  return true
}

/** From now on the system hands `hearth://` links to this program. From a checkout it does not. */
export function takeLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('hearth')
}

/**
 * Quitting waits: Electron does not await `before-quit`, so it is stopped and done again. When the system
 * ends (somebody signs out, it shuts down, SIGTERM) nobody is asked: a box would hold it up.
 */
export function quitAfter(leave: (mayAsk: boolean) => Promise<boolean>, platform: string): void {
  let done = false
  let ending = false
  const go = async () => {
    if (!(await leave(!ending)) || done) return
    done = true
    for (const signal of signals) process.off(signal, end)
    ear?.destroy()
    app.exit(0)
  }
  const end = () => {
    ending = true
    void go()
  }
  // Without a window Electron would quit by itself.
  app.on('window-all-closed', () => {})
  app.on('before-quit', (event) => {
    if (done) return
    event.preventDefault()
    void go()
  })
  // macOS and Linux; said before the quit that comes with it, and waits when it is told to.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    end()
  })
  // Windows says it to windows alone, and mostly none is open: one that nobody sees, with no page in it.
  app.on('browser-window-created', (_, window) => void window.on('session-end', end))
  const ear =
    platform === 'win32' ? new BrowserWindow({ show: false, webPreferences: locked }) : null
  for (const signal of signals) process.on(signal, end)
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
