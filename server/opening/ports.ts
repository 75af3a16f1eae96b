import type { Activity } from '../activity.ts'
import { listen, type Listener } from '../listen.ts'
import type { Settings } from '../settings.ts'

export type Ports = { household: Listener; auth: Listener; media: Listener }

/** How long requests under way may take to end, in ms. */
export const grace = 3000

/**
 * The three ports on this machine; `opened` closes them.
 * @throws HearthError as `listen`
 */
export async function openPorts(
  settings: Settings,
  opened: AsyncDisposableStack,
  activity: Activity,
): Promise<Ports> {
  const open = async (variable: string, port: number) => {
    const listener = await listen(variable, port, activity.watch)
    opened.defer(() => listener.close(grace))
    return listener
  }
  return {
    household: await open('HEARTH_PORT', settings.port),
    auth: await open('HEARTH_AUTH_PORT', settings.authPort),
    media: await open('HEARTH_MEDIA_PORT', settings.mediaPort),
  }
}

/** Where each half is reached on this machine. */
export function addressesOf(ports: Ports) {
  const at = (listener: Listener) => `http://localhost:${listener.port}`
  return { household: at(ports.household), auth: at(ports.auth), media: at(ports.media) }
}
