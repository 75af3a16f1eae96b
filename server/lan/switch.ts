import type { RequestListener } from 'node:http'
import { HearthError } from '../../storage/index.ts'
import type { Settings } from '../settings.ts'
import { authoritySetting, setAuthorityAside } from './authority.ts'
import { createLanChoice } from './choice.ts'
import { createServed, type ServedDeps } from './served.ts'
import { standingOf, troubleOf, type NetworkStanding, type Trouble } from './standing.ts'
import { createTurns } from './turns.ts'

export type HomeNetworkDeps = Omit<ServedDeps, 'settings' | 'httpsPort'> & {
  settings: Settings
  /** of the house, in hearth.db */
  house: ServedDeps['settings']
  /** How often is looked whether the command line has chosen otherwise, in ms. */
  lookEveryMs?: number
}

/**
 * Whether the house is on the home network: switched while everything else goes on, one change after the
 * other. [Note: one truth of the LAN]
 */
export function createHomeNetwork({
  settings,
  house,
  lookEveryMs = 2000,
  ...deps
}: HomeNetworkDeps) {
  const { log, now } = deps
  const choice = createLanChoice({ settings, house })
  const served = createServed({ ...deps, settings: house, httpsPort: settings.httpsPort })
  const turns = createTurns()
  const ears = new Set<() => void>()
  let trouble: Trouble | null = null
  let followed = wish()
  let watcher: NodeJS.Timeout | undefined

  return {
    origin: () => served.now()?.origin ?? null,
    name: () => choice.name().value,
    show,
    /** Looks at network and clock at once, as after sleep. Never rejects. */
    look: async () => served.now()?.look().catch(logged),
    /** @returns how not to hear any more */
    onChange(hear: () => void): () => void {
      ears.add(hear)
      return () => void ears.delete(hear)
    },
    /**
     * At the start. Without the authority that the devices trust it stays off, and the house goes on:
     * whoever can put that right sits at this machine.
     * @throws HearthError CONFLICT or FORBIDDEN for the port
     */
    async start(): Promise<void> {
      await turns.take(follow).catch((error: unknown) => {
        if (!(error instanceof HearthError) || error.reason !== 'lan-authority') throw error
        logged(error)
      })
    },
    /** Hands requests to `listener` from now on, and whenever it is switched on. */
    async serve(listener: RequestListener, hosts: Set<string>): Promise<void> {
      await served.serve(listener, hosts)
      watcher = setInterval(() => {
        if (isChosenAnew()) void turns.take(follow).catch(logged)
      }, lookEveryMs).unref()
    },
    /** @throws CONFLICT where HEARTH_LAN decides or the port is taken; then all is as it was */
    switch: (on: boolean) => turns.take(() => switched(on)),
    /** A new authority, which every device has to install. @throws what a disk says, and as `openLan` */
    renew: () => turns.take(() => anew(choice.name().value)),
    /** The same for another name. @throws CONFLICT where HEARTH_NAME decides */
    rename(name: string): Promise<NetworkStanding> {
      return turns.take(async () => {
        choice.allow('name')
        return name === choice.name().value ? show() : anew(name)
      })
    },
    /** May be called twice. */
    async close(graceMs: number): Promise<void> {
      clearInterval(watcher)
      await turns.end()
      await served.close(graceMs)
    },
  }

  function show(): NetworkStanding {
    return standingOf(choice, served.now(), trouble)
  }

  function wish(): string {
    return `${choice.on().value} ${choice.name().value}`
  }

  /** A disk that is away just now is told of elsewhere; the next look sees more. */
  function isChosenAnew(): boolean {
    try {
      return wish() !== followed
    } catch {
      return false
    }
  }

  /** Brings what is served in step with what is chosen. @throws as `openLan` */
  async function follow(): Promise<void> {
    followed = wish()
    trouble = null
    try {
      const name = choice.name().value
      const origin = served.now()?.origin
      const another = origin !== undefined && new URL(origin).hostname !== `${name}.local`
      if (another || !choice.on().value) await served.retire()
      if (choice.on().value) await served.open(name)
    } catch (error) {
      trouble = troubleOf(error)
      throw error
    } finally {
      for (const hear of ears) hear()
    }
  }

  async function switched(on: boolean): Promise<NetworkStanding> {
    choice.allow('on')
    const { value, by } = choice.on()
    const before = by === 'choice' ? value : null
    choice.keep.on(on)
    await follow().catch((error: unknown) => {
      choice.keep.on(before)
      followed = wish()
      throw error
    })
    log.info({ on }, 'the home network was switched')
    return show()
  }

  async function anew(name: string): Promise<NetworkStanding> {
    await forget(name).catch(async (error: unknown) => {
      // It goes on with the authority that is there.
      await follow().catch(logged)
      throw error
    })
    await follow()
    return show()
  }

  async function forget(name: string): Promise<void> {
    await served.retire()
    // Forgotten first: cut off in between, the one before is simply taken up again.
    house.set(authoritySetting, null)
    const kept = await setAuthorityAside(deps.keysDir, now())
    log.warn({ kept }, 'the authority of the house was set aside: every device installs a new one')
    const before = choice.name().value
    if (name !== before) {
      choice.keep.name(name)
      served.renamed(before, name)
      log.warn({ before, name }, 'the house has another name on the home network')
    }
  }

  function logged(error: unknown): void {
    if (error instanceof HearthError) log.error(`The home network is not served. ${error.message}`)
    else log.error({ err: error }, 'the home network failed')
  }
}

export type HomeNetwork = ReturnType<typeof createHomeNetwork>
