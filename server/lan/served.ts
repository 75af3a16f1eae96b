import type { RequestListener } from 'node:http'
import type { Lan, LanDeps } from './index.ts'

export type ServedDeps = Omit<LanDeps, keyof Wanted>

/** By which name and ports it is served. */
export type Wanted = Pick<LanDeps, 'name' | 'httpsPort' | 'short'>

/** How long requests under way may take to end when it is switched off, in ms. */
const grace = 3000

/**
 * The home network as far as it is there just now. `openLan` and all behind it are loaded with the first
 * `open`, so a house that is not on the home network does not pay for it.
 */
export function createServed(deps: ServedDeps) {
  let lan: Lan | null = null
  let front: { listener: RequestListener; hosts: Set<string> } | null = null
  const draining = new Set<Promise<void>>()

  function tell() {
    if (lan)
      deps.log.info(
        { trustPage: lan.trustPage(), fingerprint: lan.fingerprint },
        'phones begin here',
      )
  }

  return {
    /** null: it is not served. */
    now: () => lan,
    /** Does nothing where it is served already. @throws as `openLan` */
    async open(wanted: Wanted): Promise<void> {
      if (lan) return
      const { openLan } = await import('./index.ts')
      const opened = await openLan({ ...deps, ...wanted })
      if (front) await opened.serve(front.listener, front.hosts)
      lan = opened
      if (front) tell()
    },
    /** The name and the ports are free afterwards; who is being answered just now still is. */
    async retire(): Promise<void> {
      if (!lan) return
      const { drained } = await lan.leave(grace)
      lan = null
      draining.add(drained)
      void drained.finally(() => draining.delete(drained))
    },
    /** Hands requests to `listener` from now on, and whenever it is opened. */
    async serve(listener: RequestListener, hosts: Set<string>): Promise<void> {
      front = { listener, hosts }
      await lan?.serve(listener, hosts)
      tell()
    },
    /** The house answers to the new name and to the old one no more. */
    renamed(before: string, name: string): void {
      front?.hosts.delete(`${before}.local`)
      front?.hosts.add(`${name}.local`)
    },
    async close(graceMs: number): Promise<void> {
      await lan?.close(graceMs)
      await Promise.all(draining)
    },
  }
}

export type Served = ReturnType<typeof createServed>
