import type { Database } from 'better-sqlite3'
import type { Settings } from './storage.ts'

const get = 'SELECT value FROM setting WHERE key = ?'
const set =
  'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'

/** Small facts of the house, as JSON. */
export function createSettings(sqlite: Database, writeNow: <T>(op: () => T) => T): Settings {
  const values = sqlite.prepare<[string], string>(get).pluck()
  const keep = sqlite.prepare<[string, string]>(set)

  return {
    get: (key) => parsed(values.get(key)),
    set: (key, value) => writeNow(() => void keep.run(key, JSON.stringify(value))),
  }
}

/** One of them, from a database that may be of another version. undefined: never set. */
export function readSetting(sqlite: Database, key: string): unknown {
  return parsed(sqlite.prepare<[string], string>(get).pluck().get(key))
}

function parsed(value: string | undefined): unknown {
  return value === undefined ? undefined : (JSON.parse(value) as unknown)
}
