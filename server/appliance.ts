import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 as uuidv7 } from 'uuid'
import { openStorage, type DataFolder, type Storage } from '../storage/index.ts'
import { createActivity } from './activity.ts'
import { createApps } from './app.ts'
import { loadAuthSecrets } from './auth/secrets.ts'
import { createSetupCode } from './auth/setup-code.ts'
import { createChoices } from './choices/choices.ts'
import { followLogLevel } from './choices/log-level.ts'
import { createChoiceWatch } from './choices/watch.ts'
import { createCopies } from './copies/index.ts'
import { createHouse } from './house/index.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createJobRunner } from './jobs.ts'
import { createLife, runningAs, type Ending } from './life.ts'
import { createListener } from './listener.ts'
import { announcedLan } from './lan/announced.ts'
import { createHomeNetwork, type HomeNetwork } from './lan/switch.ts'
import type { Log } from './log.ts'
import { createDecoderPool } from './media/processing/index.ts'
import { addressesOf, grace, openPorts } from './opening/ports.ts'
import { openVault } from './opening/vault.ts'
import { createRooms } from './rooms.ts'
import type { Settings } from './settings.ts'

export type Appliance = {
  /** What the ready line says. */
  ready: Ready
  /** The home network, on or off. */
  network: Pick<HomeNetwork, 'show' | 'switch' | 'woke' | 'onChange'>
  /** How it is doing. `freeBytes`: null where the data folder does not answer. Never rejects. */
  state(): Promise<{
    freeBytes: number | null
    uploads: number
    connected: number
    copies: 'well' | 'making' | 'due'
  }>
  /** Begins a copy of the household. false: nobody has chosen where to, or it cannot be now. Never throws. */
  backUp(): boolean
  /** Resolves once an admin wants it to end, where something starts it again. The caller closes it. */
  ending: Promise<Ending>
  /** Stops as it started, backwards; a second call waits for the first. */
  close(): Promise<void>
}

export type Ready = {
  event: 'ready'
  origin: string
  auth: string
  media: string
  lan: string | null
  dataDir: string
  setupCode?: string
}

/**
 * Starts the whole house: lock and open the data folder, find the key of the vaults, open the ports, put
 * the rooms together, serve. `claimed` hears of the folder as soon as it is ours, `updating` of each piece of work
 * on its database.
 * @throws HearthError for the folder, the key or a port; whatever was opened by then is closed again
 */
export async function startAppliance(
  settings: Settings,
  log: Log,
  now = Date.now,
  claimed: (folder: DataFolder) => void = () => {},
  updating: (done: number, of: number) => void = () => {},
): Promise<Appliance> {
  await using opened = new AsyncDisposableStack()
  const newId = () => uuidv7({ msecs: now() })
  const storage = await openStorage({ dir: settings.dataDir, now, newId, log, claimed, updating })
  opened.defer(() => storage.close())
  const vault = await openVault({ settings, storage, log, now, newId }, opened)
  const activity = createActivity()
  const ports = await openPorts(settings, opened, activity)
  const pool = createDecoderPool({
    size: availableParallelism(),
    codeCache: join(storage.folder.cache, 'code'),
    log,
  })
  opened.defer(() => pool.close())

  const network = createHomeNetwork({
    settings,
    house: storage.settings,
    keysDir: storage.folder.keys,
    plainPort: ports.household.port,
    watch: activity.watch,
    log,
    now,
  })
  opened.defer(() => network.close(grace))
  await network.start()

  const addresses = addressesOf(ports)
  const { env, pid, platform, argv } = process
  const life = createLife(runningAs({ env, pid, platform, program: argv[1] ?? '' }))
  const secrets = await loadAuthSecrets(settings.dataDir, hasPeople(storage))
  const setupCode = createSetupCode()
  const choices = createChoices({ settings, house: storage.settings, secrets })
  const watch = createChoiceWatch({ house: storage.settings })
  opened.defer(() => watch.close())
  followLogLevel(log, choices, watch)
  const rooms = createRooms({
    settings,
    choices,
    storage,
    vault,
    pool,
    secrets,
    setupCode,
    addresses,
    network,
    log,
    now,
    newId,
  })
  opened.defer(() => rooms.close())
  watch.onChange(rooms.mailbox.follow)
  const jobs = createJobRunner({
    queue: storage.jobs,
    handlers: rooms.handlers,
    concurrency: availableParallelism(),
    leaseMs: 60_000,
    now,
    log,
  })
  opened.defer(() => jobs.stop())
  const copies = createCopies({ storage, log, now })
  opened.defer(() => copies.close())
  const house = createHouse({
    storage,
    copies,
    settings,
    addresses: () => ({ ...addresses, lan: network.origin() }),
    network,
    custody: vault.keyring.custody,
    housekeeping: { last: () => housekeeping.last() },
    reopen: rooms.reopen,
    sessionStands: rooms.auth.sessionStands,
    choices,
    watch,
    household: rooms.household,
    tellAdmins: (who, settings) => rooms.account.tellAdmins(who, 'house_changed', { settings }),
    life,
    tryMail: (to) => rooms.mailbox.tryOut({ ...to, url: network.origin() ?? addresses.household }),
    now,
  })
  const chores = [...rooms.chores, ...house.chores]
  const housekeeping = createHousekeeping({ chores, log, now })
  opened.defer(() => housekeeping.close())
  opened.defer(() => house.close())

  const apps = createApps({
    ...rooms,
    house,
    webFolder,
    corsOrigins: settings.corsOrigins,
    log,
    explain: storage.explain,
    now,
  })
  for (const half of ['household', 'auth', 'media'] as const)
    ports[half].serve(createListener(apps[half], rooms))
  await network.serve(createListener(apps.household, rooms), rooms.hosts)
  jobs.start()
  const ready: Ready = {
    event: 'ready',
    origin: addresses.household,
    auth: addresses.auth,
    media: addresses.media,
    lan: network.origin(),
    dataDir: settings.dataDir,
    ...(rooms.auth.setupNeeded() ? { setupCode: setupCode.text } : {}),
  }
  const announce = () => {
    const { origin, auth, media } = ready
    const lan = announcedLan(network.show())
    storage.announce({ pid: process.pid, origin, auth, media, lan, given: settings.given })
  }
  network.onChange(announce)
  announce()
  const stack = opened.move()
  const stop = async () => {
    // The doors first: nothing new comes in while the rest is put away.
    for (const port of [...Object.values(ports), network]) void port.close(grace)
    await stack.disposeAsync()
  }
  const copyState = () => {
    if (copies.running()) return 'making'
    return house.needsCopy() ? 'due' : 'well'
  }
  const backUp = () => {
    try {
      copies.start()
      return true
    } catch {
      return false
    }
  }
  let stopping: Promise<void> | undefined
  return {
    ready,
    network,
    ending: life.ending,
    state: async () => ({
      // The marker, because the folder of a disk that is gone may still be there, empty.
      freeBytes: await access(join(settings.dataDir, 'hearth.json'))
        .then(() => storage.folder.freeBytes())
        .catch(() => null),
      ...activity.count(),
      copies: copyState(),
    }),
    backUp,
    close: () => (stopping ??= stop()),
  }
}

function hasPeople({ sqlite }: Pick<Storage, 'sqlite'>): boolean {
  return sqlite.prepare('SELECT 1 FROM user LIMIT 1').get() !== undefined
}

/** Beside the bundle in `dist/server`, or in `dist` of the checkout. */
const webFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/web' : '../web', import.meta.url),
)
