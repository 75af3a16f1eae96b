import { ipcMain } from 'electron'
import { isOurPage } from '../core/address-policy.ts'

/** What a page may ask for, by name. Arguments are unknown: each function looks at its own. */
export type PageCalls = Record<string, (argument: unknown) => unknown>

/** Answers the preload's functions for the main frame of our own page, and nobody else. */
export function answerPage(calls: PageCalls, origin: () => string | null): void {
  for (const [name, call] of Object.entries(calls)) {
    ipcMain.handle(`hearth:${name}`, (event, argument: unknown) => {
      const frame = event.senderFrame
      const sender = frame && { address: frame.url, mainFrame: frame.parent === null }
      if (!isOurPage(sender, origin())) throw new Error('Not for this page.')
      return call(argument)
    })
  }
}
