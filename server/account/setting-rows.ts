import { HearthError, type Storage } from '../../storage/index.ts'
import { iso } from './answers.ts'
import { type JsonObject, merge } from './merge.ts'

/** Bytes a person, names of apps and devices included. */
export const mostBytes = 64 * 1024

export type AllSettings = {
  globalSettings: JsonObject
  /** By app. */
  appOverrides: Record<string, JsonObject>
  /** By device, then by app. */
  deviceSettings: Record<string, Record<string, JsonObject>>
}

export type Place =
  | { scope: 'global'; device: ''; app: '' }
  | { scope: 'app'; device: ''; app: string }
  | { scope: 'device'; device: string; app: string }

/** Settings of people's apps. Each change reads, merges and writes in one transaction. */
export function createSettingRows(deps: {
  storage: Pick<Storage, 'sqlite' | 'write'>
  now: () => number
}) {
  const { storage, now } = deps
  const where = 'user_id = @userId AND scope = @scope AND device = @device AND app = @app'
  const all = storage.sqlite.prepare<[string], Row>(
    `SELECT scope, device, app, value, updated_at AS updatedAt FROM person_setting
      WHERE user_id = ? ORDER BY scope, device, app`,
  )
  const one = storage.sqlite
    .prepare<[Place & { userId: string }], string>(
      `SELECT value FROM person_setting WHERE ${where}`,
    )
    .pluck()
  const put = storage.sqlite.prepare(
    `INSERT INTO person_setting (user_id, scope, device, app, value, updated_at)
      VALUES (@userId, @scope, @device, @app, @value, @now)
      ON CONFLICT DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  )
  const bytes = storage.sqlite
    .prepare<[string], number>(
      `SELECT total(length(CAST(value AS BLOB)) + length(CAST(app AS BLOB))
        + length(CAST(device AS BLOB))) FROM person_setting WHERE user_id = ?`,
    )
    .pluck()
  const dropApp = storage.sqlite.prepare(
    "DELETE FROM person_setting WHERE user_id = ? AND scope = 'app' AND app = ?",
  )
  const dropDevice = storage.sqlite.prepare(
    "DELETE FROM person_setting WHERE user_id = ? AND scope = 'device' AND device = ?",
  )

  return {
    list: (userId: string): AllSettings => arrange(all.all(userId)),
    /** @throws TOO_LARGE, VALIDATION; nothing is changed then */
    change: (userId: string, place: Place, change: JsonObject): Promise<AllSettings> =>
      storage.write(() => {
        const key = { ...place, userId }
        const before = JSON.parse(one.get(key) ?? '{}') as JsonObject
        put.run({ ...key, value: JSON.stringify(merge(before, change)), now: now() })
        if ((bytes.get(userId) ?? 0) > mostBytes) throw full()
        return arrange(all.all(userId))
      }),
    removeApp: (userId: string, app: string): Promise<AllSettings> =>
      storage.write(() => {
        dropApp.run(userId, app)
        return arrange(all.all(userId))
      }),
    listDevices: (userId: string) => devicesIn(all.all(userId)),
    removeDevice: (userId: string, device: string): Promise<AllSettings> =>
      storage.write(() => {
        dropDevice.run(userId, device)
        return arrange(all.all(userId))
      }),
  }
}

type Row = {
  scope: Place['scope']
  device: string
  app: string
  value: string
  updatedAt: number
}

function arrange(rows: Row[]): AllSettings {
  const settings: AllSettings = { globalSettings: {}, appOverrides: {}, deviceSettings: {} }
  for (const { scope, device, app, value } of rows) {
    const parsed = JSON.parse(value) as JsonObject
    if (scope === 'global') settings.globalSettings = parsed
    else if (scope === 'app') settings.appOverrides[app] = parsed
    else (settings.deviceSettings[device] ??= {})[app] = parsed
  }
  return settings
}

function devicesIn(rows: Row[]) {
  const ofDevices = rows.filter(({ scope }) => scope === 'device')
  return [...Map.groupBy(ofDevices, ({ device }) => device)].map(([deviceId, settings]) => ({
    deviceId,
    apps: settings.map(({ app }) => app),
    updatedAt: iso(Math.max(...settings.map(({ updatedAt }) => updatedAt))),
  }))
}

function full(): HearthError {
  return new HearthError('TOO_LARGE', 'These are more settings than Hearth keeps for one person.')
}
