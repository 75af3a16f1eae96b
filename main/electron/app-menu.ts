import { app, Menu } from 'electron'
import type { AppMenu } from '../core/app-menu.ts'

/** Puts the menu of the app in place of Electron's own. null: none. `quit`: what its last entry says. */
export function showAppMenu(menu: AppMenu | null, quit: string): void {
  if (menu === null) return Menu.setApplicationMenu(null)
  const itemOf = (entry: AppMenu[number]['entries'][number]) => {
    if (entry === 'line') return { type: 'separator' as const }
    if (entry === 'quit')
      return { label: quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() }
    return entry
  }
  const items = menu.map(({ label, entries }) => ({ label, submenu: entries.map(itemOf) }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(items))
}
