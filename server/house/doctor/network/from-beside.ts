import { openForReading } from '../../../../storage/index.ts'
import { inUrl } from '../../../lan/addresses.ts'
import { createLanChoice } from '../../../lan/choice.ts'
import { readOwn } from '../../../lan/surroundings.ts'
import type { Settings } from '../../../settings.ts'
import { settingsBeside, type Running } from '../running.ts'
import type { HomeNetworkFacts } from './index.ts'

/**
 * What is known of the home network without the Hearth that serves it: what was chosen, and by which
 * ports it says to be there. null: the folder is none of ours, which is said elsewhere.
 */
export async function factsFromBeside(
  settings: Settings,
  running: Running | null,
): Promise<HomeNetworkFacts | null> {
  const reader = await openForReading(settings.dataDir).catch(() => null)
  if (reader === null) return null
  try {
    const choice = createLanChoice({
      settings: settingsBeside(settings, running),
      house: { get: reader.setting, set: () => {} },
    })
    return {
      on: choice.on().value,
      name: choice.name().value,
      trouble: running?.lan?.trouble ?? null,
      ports: portsOf(choice.port().value, running),
      short: running?.lan?.short ?? null,
      keysDir: reader.folder.keys,
      guestAt: null,
    }
  } catch {
    // A damaged database is said elsewhere as well.
    return null
  } finally {
    reader.close()
  }
}

/** Where a phone begins, as it must be; null: this computer is in no home network now. */
export function trustPageOf({ ports }: Pick<HomeNetworkFacts, 'ports'>): string | null {
  const [address] = readOwn()
  return address && ports ? new URL(`http://${inUrl(address)}:${ports.plain}`).origin : null
}

/** A Hearth that says where it serves is believed; one that does not is where it was told to be. */
function portsOf(wanted: number, running: Running | null) {
  const household = running?.addresses['HEARTH_PORT']
  const origin = running?.lan?.origin ?? null
  const secure = origin === null ? wanted : Number(new URL(origin).port) || 443
  if (household === undefined || secure === 0) return null
  return { secure, plain: Number(new URL(household).port) || 80 }
}
