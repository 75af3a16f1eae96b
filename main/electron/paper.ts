import { BrowserWindow } from 'electron'

export type Paper = {
  /** Shows a page of ours and opens the system's printing. It stays until somebody closes it. */
  print(html: string): Promise<void>
}

/** A window with one page that runs nothing, leads nowhere and is kept nowhere. */
export function createPaper(): Paper {
  return {
    async print(html) {
      const page = new BrowserWindow({ width: 800, height: 1000, webPreferences })
      const { webContents } = page
      webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
      webContents.on('will-frame-navigate', (event) => event.preventDefault())
      await page.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`)
      webContents.print({}, () => {})
    },
  }
}

/** A partition without "persist:" is in memory alone. */
const webPreferences = { javascript: false, sandbox: true, partition: 'paper' }
