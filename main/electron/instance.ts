import { app } from 'electron'
import { findLink } from '../core/link.ts'

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

/** Quitting waits: Electron does not await `before-quit`, so it is stopped and done again. */
export function quitAfter(leave: () => Promise<boolean>): void {
  let done = false
  // Without a window Electron would quit by itself.
  app.on('window-all-closed', () => {})
  app.on('before-quit', (event) => {
    if (done) return
    event.preventDefault()
    void leave().then((gone) => {
      done = gone
      if (gone) app.exit(0)
    })
  })
}
