import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 as uuidv7 } from 'uuid'
import { HearthError, openStorage, type DataFolder, type Storage } from '../storage/index.ts'
import { openVaultStore } from '../storage/vault/index.ts'
import { createActivity, type Activity } from './activity.ts'
import { createApps } from './app.ts'
import { loadAuthSecrets } from './auth/secrets.ts'
import { createSetupCode } from './auth/setup-code.ts'
import { checkNetwork, createHouse } from './house/index.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createJobRunner } from './jobs.ts'
import { listen, type Listener } from './listen.ts'
import { createListener } from './listener.ts'
import type { Lan } from './lan/index.ts'
import type { Log } from './log.ts'
import { createDecoderPool } from './media/processing/index.ts'
import { createRooms } from './rooms.ts'
import type { Settings } from './settings.ts'
import { openHouseKeyring } from './vault/kek/index.ts'

export type Appliance = {
  /** What the ready line says. */
  ready: Ready
  /** The home network, where it is served; null where it is off or cannot be. */
  lan: Pick<Lan, 'trustPage' | 'fingerprint' | 'nameTakenBy' | 'addresses' | 'look'> | null
  /** How it is doing. `freeBytes`: null where the data folder does not answer. Never rejects. */
  state(): Promise<{ freeBytes: number | null; uploads: number; connected: number }>
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
 * the rooms together, serve. `claimed` hears of the folder as soon as it is ours.
 * @throws HearthError for the folder, the key or a port; whatever was opened by then is closed again
 */
export async function startAppliance(
  settings: Settings,
  log: Log,
  now = Date.now,
  claimed: (folder: DataFolder) => void = () => {},
): Promise<Appliance> {
  await using opened = new AsyncDisposableStack()
  const newId = () => uuidv7({ msecs: now() })
  const storage = await openStorage({ dir: settings.dataDir, now, newId, log, claimed })
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

  const lan = await openHomeNetwork({
    settings,
    storage,
    plainPort: ports.household.port,
    activity,
    log,
    now,
  })
  if (lan) opened.defer(() => lan.close(grace))

  const addresses = addressesOf(ports)
  const secrets = await loadAuthSecrets(settings.dataDir, hasPeople(storage))
  const setupCode = createSetupCode()
  const rooms = createRooms({
    settings,
    storage,
    vault,
    pool,
    secrets,
    setupCode,
    addresses,
    lan: lan?.origin ?? null,
    log,
    now,
    newId,
  })
  opened.defer(() => rooms.close())
  const jobs = createJobRunner({
    queue: storage.jobs,
    handlers: rooms.handlers,
    concurrency: availableParallelism(),
    leaseMs: 60_000,
    now,
    log,
  })
  opened.defer(() => jobs.stop())
  const house = createHouse({
    storage,
    settings,
    addresses: () => ({ ...addresses, lan: lan?.origin ?? null }),
    network: lan ? async () => checkNetwork(lan) : undefined,
    custody: vault.keyring.custody,
    housekeeping: { last: () => housekeeping.last() },
    reopen: rooms.reopen,
    sessionStands: rooms.auth.sessionStands,
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
  await lan?.serve(createListener(apps.household, rooms), rooms.hosts)
  jobs.start()
  const ready: Ready = {
    event: 'ready',
    origin: addresses.household,
    auth: addresses.auth,
    media: addresses.media,
    lan: lan?.origin ?? null,
    dataDir: settings.dataDir,
    ...(rooms.auth.setupNeeded() ? { setupCode: setupCode.text } : {}),
  }
  storage.announce({ pid: process.pid, origin: ready.origin })
  const stack = opened.move()
  const stop = async () => {
    // The doors first: nothing new comes in while the rest is put away.
    for (const port of [...Object.values(ports), ...(lan ? [lan] : [])]) void port.close(grace)
    await stack.disposeAsync()
  }
  let stopping: Promise<void> | undefined
  return {
    ready,
    lan,
    state: async () => ({
      // The marker, because the folder of a disk that is gone may still be there, empty.
      freeBytes: await access(join(settings.dataDir, 'hearth.json'))
        .then(() => storage.folder.freeBytes())
        .catch(() => null),
      ...activity.count(),
    }),
    close: () => (stopping ??= stop()),
  }
}

type VaultDeps = {
  settings: Settings
  storage: Storage
  log: Log
  now: () => number
  newId: () => string
}

/** Before the ports: where the key of the vaults is missing or another one, nothing is served at all. */
async function openVault(
  { settings, storage, log, now, newId }: VaultDeps,
  opened: AsyncDisposableStack,
) {
  const { folder } = storage
  const store = openVaultStore({ folder, now, log })
  opened.defer(() => store.close())
  const keyring = await openHouseKeyring({
    keysDir: folder.keys,
    environment: settings.kek,
    keyStore: settings.keyStore,
    store,
    log,
    now,
    newId,
  })
  opened.defer(() => keyring.close())
  return { store, keyring }
}

/** How long requests under way may take to end, in ms. */
const grace = 3000

function hasPeople({ sqlite }: Pick<Storage, 'sqlite'>): boolean {
  return sqlite.prepare('SELECT 1 FROM user LIMIT 1').get() !== undefined
}

type Ports = { household: Listener; auth: Listener; media: Listener }

async function openPorts(
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

type HomeNetworkDeps = {
  settings: Settings
  storage: Storage
  plainPort: number
  activity: Activity
  log: Log
  now: () => number
}

/**
 * The home network, where it is switched on. Without the authority that the devices trust it stays off,
 * and the house itself goes on: whoever can put that right sits at this machine.
 */
async function openHomeNetwork(deps: HomeNetworkDeps): Promise<Lan | null> {
  const { settings, storage, plainPort, activity, log, now } = deps
  if (!settings.lan) return null
  const { openLan } = await import('./lan/index.ts')
  return openLan({
    name: settings.name,
    httpsPort: settings.httpsPort,
    plainPort,
    keysDir: storage.folder.keys,
    settings: storage.settings,
    watch: activity.watch,
    log,
    now,
  }).catch((error: unknown) => {
    if (!(error instanceof HearthError) || error.reason !== 'lan-authority') throw error
    log.error(`The home network is not served. ${error.message}`)
    return null
  })
}

function addressesOf(ports: Ports) {
  const at = (listener: Listener) => `http://localhost:${listener.port}`
  return { household: at(ports.household), auth: at(ports.auth), media: at(ports.media) }
}

/** Beside the bundle in `dist/server`, or in `dist` of the checkout. */
const webFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/web' : '../web', import.meta.url),
)
