import { clipboard, net, shell } from 'electron'
import { mayOpenOutside } from '../core/address-policy.ts'

/** What leaves the app: to the clipboard, the file manager, the browser, the feed of updates. */
export type Outside = {
  copy(text: string): void
  showFolder(path: string): void
  /** Only what `mayOpenOutside` lets through. */
  openPage(address: string): void
  /** The household's own address, in the browser: another account's Hearth. */
  openHousehold(origin: string): void
  /** @throws where it is not there */
  fetchText(address: string): Promise<string>
}

export function createOutside(): Outside {
  return {
    copy: (text) => void clipboard.writeText(text),
    showFolder: (path) => void shell.openPath(path),
    openPage: (address) => void (mayOpenOutside(address) && shell.openExternal(address)),
    openHousehold: (origin) => void shell.openExternal(origin),
    async fetchText(address) {
      const wait = { signal: AbortSignal.timeout(20_000), cache: 'no-store' as const }
      const answer = await net.fetch(address, wait)
      if (!answer.ok) throw new Error(`the feed answered ${answer.status}`)
      return answer.text()
    },
  }
}
