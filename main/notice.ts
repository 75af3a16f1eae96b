import { choiceBehind, describeNotice, leadsHome, opensByItself } from './core/notice.ts'
import { noticeAddress } from './core/notice-page.ts'
import type { ShellState } from './core/shell-state.ts'
import type { Choice, TrayModel } from './core/tray-model.ts'
import { createNoticeWindow } from './electron/notice-window.ts'

export type NoticeDeps = {
  preload: string
  language: string
  hasTray: boolean
  /** Whether somebody waits for the household's window. */
  waiting(): boolean
  /** `home`: who chose it wants to see the household afterwards. */
  choose(choice: Choice, home: boolean): void
}

/** The window that says how things stand while there is no household to show. The tray is not everywhere. */
export function createNotice({ preload, language, hasTray, waiting, choose }: NoticeDeps) {
  let model: TrayModel | null = null
  let opened = false
  const window = createNoticeWindow({
    preload,
    chosen(key) {
      const choice = model && choiceBehind(model, key)
      if (choice) choose(choice, leadsHome(choice))
    },
  })
  return {
    /** Something may have changed. One that somebody closed opens by itself only for something new. */
    follow(next: TrayModel, state: ShellState): void {
      model = next
      const before = opened
      opened = opensByItself(state, hasTray, waiting())
      if (state.phase.is === 'running' || state.phase.is === 'stopped') window.close()
      else if (window.isOpen || (opened && !before)) show(next)
    },
    /** Somebody wants Hearth, and there is no household yet. */
    open(): void {
      if (model === null) return
      show(model)
      window.focus()
    },
  }

  function show(next: TrayModel): void {
    window.show(noticeAddress(describeNotice(next), language))
  }
}
