import { readAnnouncement } from '../../../storage/index.ts'
import type { Settings } from '../../settings.ts'

/**
 * Where the Hearth of this folder serves, by variable; null: none runs. After a power cut its word is
 * still there, so the process is looked for as well.
 */
export function runningAddresses(settings: Settings): Record<string, string> | null {
  const { pid, origin } = readAnnouncement(settings.dataDir) ?? { pid: 0, origin: null }
  if (pid === 0 || origin === null || !isAlive(pid)) return null
  const beside = {
    HEARTH_AUTH_PORT: settings.authPort,
    HEARTH_MEDIA_PORT: settings.mediaPort,
  }
  const known = Object.entries(beside).filter(([, port]) => port !== 0)
  return {
    HEARTH_PORT: origin,
    ...Object.fromEntries(known.map(([name, port]) => [name, `http://localhost:${port}`])),
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
