import { listen } from '../../listen.ts'
import type { Settings } from '../../settings.ts'
import { finding, type Finding } from '../finding.ts'
import { wordsOf } from './report.ts'

const patienceMs = 3000

/** Whether Hearth answers where it serves; where it does not run, whether it could. */
export async function checkPorts(
  settings: Settings,
  running: Record<string, string> | null,
): Promise<Finding[]> {
  if (running)
    return Promise.all(
      Object.entries(running).map(([variable, address]) => answers(variable, address)),
    )
  const { port, authPort, mediaPort } = settings
  const wanted = { HEARTH_PORT: port, HEARTH_AUTH_PORT: authPort, HEARTH_MEDIA_PORT: mediaPort }
  return Promise.all(Object.entries(wanted).map(([variable, each]) => isFree(variable, each)))
}

async function answers(variable: string, address: string): Promise<Finding> {
  const began = performance.now()
  const answered = await fetch(`${address}/health`, { signal: AbortSignal.timeout(patienceMs) })
    .then((response) => response.ok)
    .catch(() => false)
  if (!answered) return finding('ports.silent', { variable, address })
  return finding('ports.ok', { variable, address, ms: Math.round(performance.now() - began) })
}

async function isFree(variable: string, port: number): Promise<Finding> {
  if (port === 0) return finding('ports.any', { variable })
  try {
    const listener = await listen(variable, port)
    await listener.close(0)
    return finding('ports.free', { variable, port })
  } catch (error) {
    return finding('ports.taken', { variable, port, reason: wordsOf(error) })
  }
}
