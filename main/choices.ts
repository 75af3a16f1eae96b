import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isPortVariable } from './core/listen-plan.ts'
import type { Choice } from './core/tray-model.ts'
import type { Dialogs } from './electron/dialogs.ts'
import type { LoginItem } from './electron/login-item.ts'
import type { Outside } from './electron/outside.ts'
import type { SettingsFile } from './files/settings-file.ts'
import type { House } from './house.ts'
import type { Messages } from './messages/index.ts'
import type { Moving } from './moving.ts'
import type { Updates } from './updates.ts'

export type ChoiceDeps = {
  house: House
  settings: SettingsFile
  login: LoginItem
  outside: Outside
  dialogs: Dialogs
  moving: Pick<Moving, 'move'>
  former: { remove(): Promise<void> }
  updates: Updates
  /** Takes another folder instead of one that cannot be used. */
  chooseFolder(): Promise<void>
  /** The home network, on or off; where its port is taken, at another one. */
  switchLan(on: boolean): Promise<void>
  /** Where the crash reports lie. */
  reports: string
  /** Prints the recovery sheet. */
  sheet(): Promise<void>
  messages: Messages
  version: string
  /** Shows the household's page at this path, where it runs. */
  open(path?: string): void
  quit(): void
  /** Something that the tray shows has changed. */
  redraw(): void
}

/** Does what somebody chose, in the tray or in the window. Never rejects. */
export function createChoices(deps: ChoiceDeps): (choice: Choice) => Promise<void> {
  const { house, settings, login, outside, dialogs, moving, former, updates, messages } = deps
  return async (choice) => {
    await doIt(choice).catch(() => {})
    deps.redraw()
  }

  async function doIt(choice: Choice): Promise<void> {
    const { phase } = house.state
    switch (choice.do) {
      case 'open':
        return deps.open()
      // What these need is on the admin page: it asks who is there.
      case 'show-code':
        return deps.open('/admin/network')
      case 'back-up':
        return (await house.backUp()) ? undefined : deps.open('/admin/copies')
      case 'pause-sync':
        return deps.open('/admin')
      case 'copy-address':
        return phase.is === 'running' ? outside.copy(phase.lan ?? phase.origin) : undefined
      case 'logs':
        return outside.showFolder(join(house.dataDir, 'logs'))
      case 'crash-reports':
        return showReports()
      case 'choose-folder':
        return deps.chooseFolder()
      case 'retry':
        return house.restart()
      case 'use-port':
        return usePort(choice.port)
      case 'lan':
        return deps.switchLan(choice.on)
      case 'start-at-login':
        return login.set(choice.on)
      case 'keep-awake':
        return settings.change({ keepAwake: choice.mode })
      case 'recovery-sheet':
        return deps.sheet()
      case 'move-folder':
        return moving.move()
      case 'remove-former':
        return former.remove()
      case 'check-updates':
        return updates.check()
      case 'get-update':
        return updates.get()
      case 'about':
        return dialogs.say(messages.about(deps.version), messages.ok)
      case 'quit':
        return deps.quit()
    }
  }

  async function showReports(): Promise<void> {
    await mkdir(deps.reports, { recursive: true, mode: 0o700 })
    outside.showFolder(deps.reports)
  }

  async function usePort(port: number): Promise<void> {
    const { phase } = house.state
    const variable = phase.is === 'failed' ? phase.reason.variable : null
    if (!isPortVariable(variable)) return
    await settings.change({ ports: { ...settings.current.ports, [variable]: port } })
    await house.restart()
  }
}
