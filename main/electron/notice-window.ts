import { BrowserWindow, ipcMain, session } from 'electron'
import { isOurNotice } from '../core/address-policy.ts'
import { locked } from './fence.ts'

export type NoticeWindow = {
  readonly isOpen: boolean
  /** Opens it, or shows another page in it. */
  show(address: string): void
  /** Brings it to the front. */
  focus(): void
  close(): void
}

export type NoticeDeps = { preload: string; chosen(key: unknown): void }

/** A small window with one page of the shell's own, which fetches nothing and leads nowhere. */
export function createNoticeWindow({ preload, chosen }: NoticeDeps): NoticeWindow {
  let window: BrowserWindow | null = null
  let shown = ''
  // In memory alone; and whatever is asked for, nobody gets it.
  const alone = session.fromPartition('notice')
  alone.setPermissionRequestHandler((_, __, answer) => answer(false))
  alone.setPermissionCheckHandler(() => false)
  alone.setDevicePermissionHandler(() => false)
  ipcMain.handle('hearth:choose', (event, key: unknown) => {
    const frame = event.senderFrame
    const sender = frame && { address: frame.url, mainFrame: frame.parent === null }
    if (event.sender !== window?.webContents || !isOurNotice(sender, shown))
      throw new Error('Not for this page.')
    chosen(key)
  })
  return {
    get isOpen() {
      return window !== null
    },
    show(address) {
      window ??= create()
      if (address === shown) return
      shown = address
      void window.loadURL(address).catch(() => {})
    },
    focus() {
      window?.show()
      window?.focus()
    },
    close: () => window?.destroy(),
  }

  function create(): BrowserWindow {
    const webPreferences = { preload, session: alone, ...locked }
    const made = new BrowserWindow({ width: 480, height: 560, minWidth: 320, webPreferences })
    made.webContents.on('will-frame-navigate', (event) => event.preventDefault())
    made.webContents.on('will-attach-webview', (event) => event.preventDefault())
    made.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    made.on('closed', () => {
      window = null
      shown = ''
    })
    return made
  }
}
