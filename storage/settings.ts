import type { Database } from 'better-sqlite3'
import type { Settings } from './storage.ts'

/** Small facts of the house, as JSON. */
export function createSettings(sqlite: Database, writeNow: <T>(op: () => T) => T): Settings {
  const get = sqlite.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck()
  const set = sqlite.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  )

  return {
    get(key) {
      const value = get.get(key)
      return value === undefined ? undefined : (JSON.parse(value) as unknown)
    },
    set: (key, value) => writeNow(() => void set.run(key, JSON.stringify(value))),
  }
}
