import { openForReading } from '../../../../storage/index.ts'
import { inUrl } from '../../../lan/addresses.ts'
import { createLanChoice } from '../../../lan/choice.ts'
import { readOwn } from '../../../lan/surroundings.ts'
import type { Settings } from '../../../settings.ts'
import type { HomeNetworkFacts } from './index.ts'

/**
 * What is known of the home network without the Hearth that serves it: what was chosen, and by which
 * ports it must be there. null: the folder is none of ours, which is said elsewhere.
 */
export async function factsFromBeside(
  settings: Settings,
  running: Record<string, string> | null,
): Promise<HomeNetworkFacts | null> {
  const reader = await openForReading(settings.dataDir).catch(() => null)
  if (reader === null) return null
  try {
    const choice = createLanChoice({ settings, house: { get: reader.setting, set: () => {} } })
    return {
      on: choice.on().value,
      name: choice.name().value,
      trouble: null,
      ports: portsOf(settings, running),
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

function portsOf({ httpsPort }: Settings, running: Record<string, string> | null) {
  const household = running?.['HEARTH_PORT']
  if (household === undefined || httpsPort === 0) return null
  return { secure: httpsPort, plain: Number(new URL(household).port) || 80 }
}
