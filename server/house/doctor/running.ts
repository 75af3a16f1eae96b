import { readAnnouncement } from '../../../storage/index.ts'
import { readAnnouncedLan, type AnnouncedLan } from '../../lan/announced.ts'
import type { Decider } from '../../lan/choice.ts'
import type { SettingName, Settings } from '../../settings.ts'

export type Running = {
  /** Where each half answers, by the variable of its port. */
  addresses: Record<string, string>
  /** How it stands on the home network; null: a Hearth of before, which did not say. */
  lan: AnnouncedLan | null
}

/**
 * The Hearth of this folder as it says itself; null: none runs. After a power cut its word is still there,
 * so the process is looked for as well.
 */
export function runningHearth(settings: Settings): Running | null {
  const said = readAnnouncement(settings.dataDir)
  if (said === null || said.origin === null || !isAlive(said.pid)) return null
  const beside = {
    HEARTH_AUTH_PORT: said.auth ?? at(settings.authPort),
    HEARTH_MEDIA_PORT: said.media ?? at(settings.mediaPort),
  }
  const known = Object.entries(beside).filter(([, address]) => address !== null)
  return {
    addresses: { HEARTH_PORT: said.origin, ...Object.fromEntries(known) },
    lan: readAnnouncedLan(said.lan),
  }
}

/**
 * What decides on the home network beside that Hearth: its environment, not that of whoever asks. A
 * service has variables that nobody has in a terminal, and the other way about.
 */
export function settingsBeside(settings: Settings, running: Running | null): Settings {
  const lan = running?.lan ?? null
  if (lan === null) return settings
  const deciders = new Map<SettingName, Decider>([
    ['HEARTH_LAN', lan.onBy],
    ['HEARTH_NAME', lan.nameBy],
    ['HEARTH_HTTPS_PORT', lan.portBy],
  ])
  const decided = [...deciders.keys()].filter((name) => deciders.get(name) === 'environment')
  return {
    ...settings,
    // What was chosen is read anew; it may have changed since, and is followed within seconds.
    lan: lan.onBy === 'environment' && lan.on,
    name: lan.name,
    httpsPort: lan.port,
    given: [...settings.given.filter((name) => !deciders.has(name)), ...decided],
  }
}

function at(port: number): string | null {
  return port === 0 ? null : `http://localhost:${port}`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
