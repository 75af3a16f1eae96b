import { dialog } from 'electron'
import type { Question } from '../core/quit.ts'

export type Dialogs = {
  /** Whether somebody said yes. Closing the window is a no. */
  ask(question: Question): Promise<boolean>
  say(text: string, ok: string): Promise<void>
  /** null: nobody chose one. */
  chooseFolder(title: string): Promise<string | null>
}

export function createDialogs(): Dialogs {
  return {
    async ask({ title, text, yes, no }) {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: title,
        detail: text,
        buttons: [no, yes],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
    async say(text, ok) {
      await dialog.showMessageBox({ type: 'info', message: text, buttons: [ok], noLink: true })
    },
    async chooseFolder(title) {
      const properties = ['openDirectory' as const, 'createDirectory' as const]
      const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties })
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}
