import { app } from 'electron'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { LoginEntry } from '../core/login-entry.ts'
import { writeWhole } from '../files/whole-file.ts'

export type LoginItem = {
  /** null: this system has no such thing. */
  readonly on: boolean | null
  set(on: boolean): Promise<void>
}

export function createLoginItem(entry: LoginEntry | null): LoginItem {
  return {
    get on() {
      if (entry === null) return null
      if (entry.by === 'file') return existsSync(entry.path)
      return app.getLoginItemSettings({ args: entry.args }).openAtLogin
    },
    async set(on) {
      if (entry?.by === 'system') app.setLoginItemSettings({ openAtLogin: on, args: entry.args })
      if (entry?.by !== 'file') return
      if (on) await writeWhole(entry.path, entry.text)
      else await rm(entry.path, { force: true })
    },
  }
}
