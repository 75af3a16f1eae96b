import type { RequestListener } from 'node:http'
import { HearthError } from '../../storage/index.ts'
import type { Settings } from '../settings.ts'
import { authoritySetting, setAuthorityAside } from './authority.ts'
import { createLanChoice, type Decider } from './choice.ts'
import { freePortAfter } from './free-port.ts'
import { createServed, type ServedDeps } from './served.ts'
import { shortPorts, type ShortPorts } from './short-doors.ts'
import { standingOf, troubleOf, type NetworkStanding, type Trouble } from './standing.ts'
import { createTurns } from './turns.ts'

export type HomeNetworkDeps = Omit<ServedDeps, 'settings'> & {
  settings: Settings
  /** of the house, in hearth.db */
  house: ServedDeps['settings']
  /** The ports nobody has to type; for tests. */
  short?: ShortPorts
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
  short = shortPorts,
  lookEveryMs = 2000,
  ...deps
}: HomeNetworkDeps) {
  const { log, now } = deps
  const choice = createLanChoice({ settings, house })
  const served = createServed({ ...deps, settings: house })
  const turns = createTurns()
  const ownPorts = [deps.plainPort, settings.authPort, settings.mediaPort]
  const ears = new Set<() => void>()
  let trouble: Trouble | null = null
  let followed = wish()
  let complained = ''
  let looks = 0
  let watcher: NodeJS.Timeout | undefined

  return {
    origin: () => served.now()?.origin ?? null,
    name: () => choice.name().value,
    show,
    /** After sleep: looks at network and clock at once, and announces itself anew. Never rejects. */
    woke: async () => served.now()?.look(true).catch(logged),
    /** @returns how not to hear any more */
    onChange(hear: () => void): () => void {
      ears.add(hear)
      return () => void ears.delete(hear)
    },
    /**
     * At the start. Without the authority that the devices trust it stays off, and the house goes on:
     * whoever can put that right sits at this machine. So it does without its port where the home network
     * was chosen; who starts Hearth with HEARTH_LAN=on is told at once, as of every port.
     * @throws HearthError CONFLICT or FORBIDDEN for the port
     */
    async start(): Promise<void> {
      await turns.take(follow).catch((error: unknown) => {
        if (!mayStartWithout(error)) throw error
        logged(error)
      })
    },
    /** Hands requests to `listener` from now on, and whenever it is switched on. */
    async serve(listener: RequestListener, hosts: Set<string>): Promise<void> {
      await served.serve(listener, hosts)
      watcher = setInterval(() => {
        if (isDue()) void turns.take(follow).catch(logged)
      }, lookEveryMs).unref()
    },
    /**
     * @param port of HTTPS from now on; without it stays what it is
     * @throws CONFLICT where a variable decides otherwise or the port is taken; then all is as it was
     */
    switch: (on: boolean, port?: number) => turns.take(() => switched(on, port)),
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
    return `${choice.on().value} ${choice.name().value} ${choice.port().value}`
  }

  /**
   * Whether somebody chose otherwise, or whoever had the port may be gone by now. A disk that is away just
   * now is told of elsewhere; the next look sees more.
   */
  function isDue(): boolean {
    try {
      if (wish() !== followed) return true
      const stuck = trouble?.variable === portVariable && choice.on().value
      return stuck && ++looks % looksUntilTriedAgain === 0
    } catch {
      return false
    }
  }

  function mayStartWithout(error: unknown): boolean {
    if (!(error instanceof HearthError)) return false
    const { reason, field } = error
    return (
      reason === 'lan-authority' || (field === portVariable && choice.on().by !== 'environment')
    )
  }

  /** Brings what is served in step with what is chosen. @throws as `openLan` */
  async function follow(): Promise<void> {
    followed = wish()
    trouble = null
    const [on, name, port] = [choice.on(), choice.name(), choice.port()]
    try {
      if (!on.value || !isServedAs(name.value, port.value)) await served.retire()
      const given = port.by === 'environment'
      const wanted = { name: name.value, httpsPort: port.value, short: given ? null : short }
      if (on.value) await served.open(wanted)
      complained = ''
    } catch (error) {
      const freePort = isAboutPort(error) ? await freePortAfter(port.value, ownPorts) : null
      const told = withOffer(error, freePort)
      trouble = troubleOf(told, port.by === 'environment' ? null : freePort)
      throw told
    } finally {
      for (const hear of ears) hear()
    }
  }

  function isServedAs(name: string, port: number): boolean {
    const origin = served.now()?.origin
    if (origin === undefined) return false
    const at = new URL(origin)
    return at.hostname === `${name}.local` && (port === 0 || Number(at.port || 443) === port)
  }

  async function switched(on: boolean, port?: number): Promise<NetworkStanding> {
    if (choice.on().value !== on) choice.allow('on')
    if (port !== undefined) choice.allow('port')
    const before = { on: chosen(choice.on()), port: chosen(choice.port()), was: choice.on().value }
    if (choice.on().by !== 'environment') choice.keep.on(on)
    if (port !== undefined) choice.keep.port(port)
    await follow().catch(async (error: unknown) => {
      if (choice.on().by !== 'environment') choice.keep.on(before.on)
      if (port !== undefined) choice.keep.port(before.port)
      followed = wish()
      // It goes on at the port it had.
      if (port !== undefined && before.was) await follow().catch(logged)
      throw error
    })
    log.info({ on, port }, 'the home network was switched')
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
    const complaint = error instanceof HearthError ? error.message : ''
    // Tried again and again, it is the same each time.
    if (complaint !== '' && complaint === complained) return
    complained = complaint
    if (error instanceof HearthError) log.error(`The home network is not served. ${error.message}`)
    else log.error({ err: error }, 'the home network failed')
  }
}

const portVariable = 'HEARTH_HTTPS_PORT'
/** Half a minute. */
const looksUntilTriedAgain = 15

/** null: nobody has chosen. */
function chosen<T>({ value, by }: { value: T; by: Decider }): T | null {
  return by === 'choice' ? value : null
}

function isAboutPort(error: unknown): error is HearthError {
  return error instanceof HearthError && error.field === portVariable
}

/** The same with the way out, for whoever only sees a sentence. */
function withOffer(error: unknown, freePort: number | null): unknown {
  if (!isAboutPort(error)) return error
  const offer = freePort === null ? '' : ` Port ${freePort} is free.`
  return new HearthError(error.code, `${error.message}${offer}`, {
    cause: error,
    field: portVariable,
    reason: 'lan-port',
  })
}

export type HomeNetwork = ReturnType<typeof createHomeNetwork>
