import { parseSettings, type ShellSettings } from '../core/settings.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

export type SettingsFile = {
  readonly current: ShellSettings
  /** On disk when it resolves; changes stand in a queue. */
  change(change: Partial<ShellSettings>): Promise<void>
}

/** null: there is a file, and it cannot be used. */
export async function openSettings(path: string): Promise<SettingsFile | null> {
  let current = parseSettings((await readIfThere(path))?.toString() ?? null)
  if (current === null) return null
  let queue: Promise<unknown> = Promise.resolve()
  return {
    get current() {
      return current as ShellSettings
    },
    change(change) {
      const next = queue.then(async () => {
        const changed = { ...(current as ShellSettings), ...change }
        try {
          await writeWhole(path, `${JSON.stringify(changed, null, 2)}\n`)
          current = changed
        } catch (error) {
          // It may have got its name all the same: what is on disk counts at the next start, and so now.
          const text = await readIfThere(path).catch(() => null)
          current = (text && parseSettings(text.toString())) ?? current
          throw error
        }
      })
      queue = next.catch(() => {})
      return next
    },
  }
}
