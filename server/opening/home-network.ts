import { HearthError, type Storage } from '../../storage/index.ts'
import type { Activity } from '../activity.ts'
import type { Lan } from '../lan/index.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'

export type HomeNetworkDeps = {
  settings: Settings
  storage: Storage
  plainPort: number
  activity: Activity
  log: Log
  now: () => number
}

/**
 * The home network, where it is switched on. Without the authority that the devices trust it stays off,
 * and the house itself goes on: whoever can put that right sits at this machine.
 */
export async function openHomeNetwork(deps: HomeNetworkDeps): Promise<Lan | null> {
  const { settings, storage, plainPort, activity, log, now } = deps
  if (!settings.lan) return null
  const { openLan } = await import('../lan/index.ts')
  return openLan({
    name: settings.name,
    httpsPort: settings.httpsPort,
    plainPort,
    keysDir: storage.folder.keys,
    settings: storage.settings,
    watch: activity.watch,
    log,
    now,
  }).catch((error: unknown) => {
    if (!(error instanceof HearthError) || error.reason !== 'lan-authority') throw error
    log.error(`The home network is not served. ${error.message}`)
    return null
  })
}
