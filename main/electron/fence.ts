import { shell, type BrowserWindow } from 'electron'
import { decideWay } from '../core/address-policy.ts'

/** A window goes nowhere but within `origin()`, and opens none; what a browser may have goes there. */
export function fence({ webContents }: BrowserWindow, origin: () => string | null): void {
  const guard = (event: { preventDefault(): void; url: string }) => {
    const way = decideWay(event.url, origin())
    if (way !== 'stay') event.preventDefault()
    if (way === 'outside') void shell.openExternal(event.url)
  }
  webContents.on('will-frame-navigate', guard)
  webContents.on('will-redirect', guard)
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.setWindowOpenHandler(({ url }) => {
    if (decideWay(url, origin()) === 'outside') void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** What no page of ours ever has. */
export const locked = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
}
