import type { Storage } from '../../storage/index.ts'
import type { Copies } from '../copies/index.ts'
import type { Housekeeping } from '../housekeeping.ts'
import type { HomeNetwork } from '../lan/switch.ts'
import type { Life } from '../life.ts'
import type { Choices } from '../choices/choices.ts'
import type { ChoiceWatch } from '../choices/watch.ts'
import type { Settings } from '../settings.ts'
import { createAreas } from './areas.ts'
import type { ChoiceRouteDeps } from './choices/routes.ts'
import type { HomeNetworkFacts } from './doctor/network/index.ts'
import { copiesFinding } from './copies/standing.ts'
import { checkPlace } from './doctor/place.ts'
import { createNetworkReport, createReport } from './doctor/report.ts'
import { effectiveSettings, secretsOf } from './effective-settings.ts'
import { finding, type Finding } from './finding.ts'
import { createHoldings } from './holdings.ts'
import { createJobs, type Reopen } from './jobs.ts'
import { createLogPages } from './log-pages.ts'
import { createPulse } from './pulse.ts'
import { createRedaction } from './redaction.ts'
import { createHouseRoutes } from './routes.ts'
import { createStanding } from './standing.ts'
import { createStatus } from './status.ts'
import { createStream } from './stream.ts'
import { createTallies } from './tallies.ts'
import { createSpare } from './trash.ts'

export { checkPlace } from './doctor/place.ts'
export { effectiveSettings } from './effective-settings.ts'
export type { EffectiveSetting } from './effective-settings.ts'
export { createLogPages } from './log-pages.ts'
export type { LogLine } from './log-pages.ts'
export { createRedaction } from './redaction.ts'
export { createReport } from './doctor/report.ts'
export type { DoctorDeps, Report } from './doctor/report.ts'
export { certificateOf, shownAt } from './doctor/network/certificate.ts'
export { factsFromBeside, trustPageOf } from './doctor/network/from-beside.ts'
export { runningHearth, settingsBeside } from './doctor/running.ts'
export type { Running } from './doctor/running.ts'
export { finding, levels } from './finding.ts'
export type { Finding, Level } from './finding.ts'

export type Addresses = { household: string; auth: string; media: string; lan: string | null }

type MachineDeps = {
  storage: Storage
  settings: Settings
  /** Asked each time: the home network may be switched on meanwhile. */
  addresses: () => Addresses
  custody: 'environment' | 'desktop' | 'file'
  housekeeping: Pick<Housekeeping, 'last'>
  /** Kinds of jobs that are opened again by who knows them. */
  reopen: Reopen
  sessionStands: (sessionId: string) => boolean
  network: Pick<HomeNetwork, 'show' | 'switch' | 'rename' | 'renew'>
  choices: Choices
  life: Pick<Life, 'as' | 'end'>
  copies: Copies
  watch: Pick<ChoiceWatch, 'look' | 'count'>
  now: () => number
  /** How often open pages hear what changed, in ms. */
  pulseMs?: number
}

/** What the house does when somebody chooses, and is told by those who know the people. */
export type HouseDeps = MachineDeps & Pick<ChoiceRouteDeps, 'household' | 'tellAdmins' | 'tryMail'>

/** The machine's side of the house: how it is, what it does, what it says; for admins alone. */
export function createHouse(deps: HouseDeps) {
  const { storage, settings, addresses, custody, housekeeping, network, reopen, now, pulseMs } =
    deps
  const { choices, copies, watch } = deps
  const { sqlite, folder } = storage
  const tallies = createTallies(storage)
  const areas = createAreas({ storage, now })
  let place: Finding | null = null
  void checkPlace(folder.dir).then((found) => void (place = found))
  const copied = copiesFinding({ sqlite, copies, now })
  const standing = createStanding({
    storage,
    tallies,
    housekeeping,
    copied,
    place: () => place,
  })
  const redaction = createRedaction(() => secretsOf(inForce()))
  const logPages = createLogPages({ dir: folder.logs, redaction })
  const writes = sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  const pulse = createPulse({
    watched: {
      jobs: tallies.jobChanges,
      writes: () => writes.get() ?? 0,
      log: logPages.size,
      choices: watch.count,
      copies: copies.changes,
    },
    ...(pulseMs === undefined ? {} : { everyMs: pulseMs }),
  })
  let checking: ReturnType<typeof check> | undefined
  let lookingHome: ReturnType<typeof checkHome> | undefined

  const routes = createHouseRoutes({
    status: createStatus({ ...deps, tallies, areas, standing, name: () => network.show().name }),
    jobs: createJobs({ storage, reopen }),
    holdings: createHoldings(storage),
    spare: createSpare({ storage, tallies }),
    logPages,
    settings: () => effectiveSettings(settings, network.show(), choices),
    // Whoever asks meanwhile gets the same: it is work for the disk.
    check: () => (checking ??= check().finally(() => (checking = undefined))),
    home: {
      network,
      check: () => (lookingHome ??= checkHome().finally(() => (lookingHome = undefined))),
    },
    chosen: deps,
    life: deps.life,
    copies,
    stream: createStream({ pulse, sessionStands: deps.sessionStands }),
  })

  return {
    /** For `/api/v1/admin/appliance`, behind `requireCaller`. */
    routes,
    /** Somebody should think of copies. Never throws: the database may be closed. */
    needsCopy: (): boolean => {
      if (!sqlite.open) return false
      const level = copied()?.level
      return level === 'warning' || level === 'bad'
    },
    chores: [{ name: 'disk figures', run: areas.measure }],
    close(): void {
      areas.close()
      pulse.close()
    },
  }

  function inForce(): Settings {
    return { ...settings, smtp: choices.smtp() }
  }

  async function check() {
    const { household, auth, media } = addresses()
    const report = await createReport({
      settings: inForce(),
      running: { HEARTH_PORT: household, HEARTH_AUTH_PORT: auth, HEARTH_MEDIA_PORT: media },
      keys: async (): Promise<Finding> => finding('keys.ok', { custody }),
      network: async () => homeFacts(),
      now,
    })
    return { ...report, findings: report.findings.map(redacted) }
  }

  async function checkHome() {
    const report = await createNetworkReport(homeFacts(), folder.dir, now)
    return { ...report, findings: report.findings.map(redacted) }
  }

  function homeFacts(): HomeNetworkFacts {
    const { on, name, origin, trouble, guestAt, short } = network.show()
    const plain = Number(new URL(addresses().household).port) || 80
    const secure = origin === null ? null : Number(new URL(origin).port) || 443
    return {
      on,
      name,
      trouble: trouble?.message ?? null,
      ports: secure === null ? null : { secure, plain },
      short,
      keysDir: folder.keys,
      guestAt,
    }
  }

  /** A reason may quote what somebody set. */
  function redacted(found: Finding): Finding {
    return { ...found, text: redaction.text(found.text) }
  }
}

export type House = ReturnType<typeof createHouse>
