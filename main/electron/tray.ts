import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import { join } from 'node:path'
import type { Choice, Entry, TrayModel } from '../core/tray-model.ts'

export type TrayIcon = {
  show(model: TrayModel): void
  close(): void
}

/** The tray, or null where the system has none: GNOME, a server. `chosen` hears what somebody chose. */
export function createTray(pictures: string, chosen: (choice: Choice) => void): TrayIcon | null {
  try {
    const tray = new Tray(pictureOf(pictures, 'busy'))
    tray.on('double-click', () => chosen({ do: 'open' }))
    return {
      show({ icon, tip, entries }) {
        tray.setImage(pictureOf(pictures, icon))
        tray.setToolTip(tip)
        tray.setContextMenu(Menu.buildFromTemplate(entries.map((entry) => itemOf(entry, chosen))))
      },
      close: () => tray.destroy(),
    }
  } catch {
    return null
  }
}

/** macOS draws a picture whose name ends in Template in the colour of its bar; elsewhere it has its own. */
function pictureOf(dir: string, icon: TrayModel['icon']) {
  const look = process.platform === 'darwin' ? 'Template' : ''
  return nativeImage.createFromPath(join(dir, `tray-${icon}${look}.png`))
}

function itemOf(entry: Entry, chosen: (choice: Choice) => void): MenuItemConstructorOptions {
  if ('line' in entry) return { type: 'separator' }
  if ('entries' in entry)
    return { label: entry.label, submenu: entry.entries.map((inner) => itemOf(inner, chosen)) }
  if (!('choice' in entry)) return { label: entry.label, enabled: false }
  const { label, choice, enabled = true, checked, radio } = entry
  const item = { label, enabled, click: () => chosen(choice) }
  return checked === undefined ? item : { ...item, checked, type: radio ? 'radio' : 'checkbox' }
}
