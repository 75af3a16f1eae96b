import type { Dialogs } from './electron/dialogs.ts'
import type { Paper } from './electron/paper.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'

export type SheetDeps = {
  house: Pick<House, 'askForSheet'>
  dialogs: Pick<Dialogs, 'ask' | 'say'>
  paper: Paper
  messages: Messages
}

/** Prints the recovery sheet of the vaults' key, for somebody at this screen who said yes. */
export function createSheet({ house, dialogs, paper, messages }: SheetDeps): () => Promise<void> {
  const { sheet, cancel, ok, language } = messages
  return async () => {
    const { title, text, print } = sheet
    if (!(await dialogs.ask({ title, text, yes: print, no: cancel }))) return
    const html = await house.askForSheet(language)
    if (html === null) await dialogs.say(sheet.failed, ok)
    else await paper.print(html)
  }
}
