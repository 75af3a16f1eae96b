import type { Storage } from '../storage/index.ts'
import type { VaultStore } from '../storage/vault/index.ts'
import { createAccount } from './account/index.ts'
import { createAuth } from './auth/index.ts'
import { oidcIssuerOf } from './auth/oidc/issuer.ts'
import type { AuthSecrets } from './auth/secrets.ts'
import type { SetupCode } from './auth/setup-code.ts'
import { createHouseholdName, createHouseholdRename } from './auth/spaces.ts'
import type { Choices } from './choices/choices.ts'
import { sweepAccounts } from './auth/sweep.ts'
import { createHostList } from './guard/hosts.ts'
import type { Chore } from './housekeeping.ts'
import type { Log } from './log.ts'
import { createMailbox } from './mail/index.ts'
import { createMedia } from './media/index.ts'
import type { DecoderPool } from './media/processing/index.ts'
import type { Settings } from './settings.ts'
import { createVault } from './vault/index.ts'
import type { Keyring } from './vault/keyring.ts'

export type RoomsDeps = {
  settings: Settings
  /** What the household chose, below the settings. */
  choices: Pick<Choices, 'read' | 'smtp'>
  storage: Storage
  vault: { store: VaultStore; keyring: Keyring }
  pool: DecoderPool
  secrets: AuthSecrets
  setupCode: SetupCode
  /** Where each half is reached on this machine. */
  addresses: { household: string; auth: string; media: string }
  /** `origin`: the household address on the home network; null: it is not served there just now. */
  network: { origin(): string | null; name(): string }
  log: Log
  now: () => number
  newId: () => string
}

/** The rooms of the server, each given what it needs of the others: they do not know each other. */
export function createRooms({
  settings,
  choices,
  storage,
  vault: safe,
  pool,
  secrets,
  setupCode,
  addresses,
  network,
  log,
  now,
  newId,
}: RoomsDeps) {
  const household = {
    name: createHouseholdName(storage),
    rename: createHouseholdRename(storage),
  }
  const quota = () => choices.read('quota').value
  const hosts = createHostList({
    name: network.name(),
    addresses: [settings.baseUrl, settings.publicUrl],
  })
  const mailbox = createMailbox({
    storage,
    smtp: choices.smtp,
    secrets,
    householdName: household.name,
    log,
    now,
    newId,
  })
  const auth = createAuth({
    storage,
    secrets,
    setupCode,
    hosts,
    trustedOrigins: [...Object.values(addresses), ...settings.corsOrigins],
    lan: network.origin,
    issuer: settings.jwtIssuer ?? addresses.auth,
    oidcIssuer:
      oidcIssuerOf([settings.jwtIssuer, settings.baseUrl, addresses.auth]) ?? addresses.auth,
    audience: settings.jwtAudience,
    cookieDomain: settings.cookieDomain,
    signup: () => choices.read('signup').value,
    maxDailySignups: () => choices.read('maxDailySignups').value,
    addresses: [settings.baseUrl, settings.publicUrl],
    serviceKey: settings.serviceKey,
    outbox: mailbox,
    origins: addresses,
    erase: (userId) => account.erase(userId),
    onSessionEnd: (sessionId) => media.events.endSession(sessionId),
    log,
    now,
    newId,
  })
  const vault = createVault({
    ...safe,
    findCaller: auth.findCaller,
    missionKeyPem: settings.aiPublicKeyPem,
    household: {
      matesOf: (userId) => account.household.matesOf(userId),
      tell: auth.tellOfVault,
    },
    log,
    now,
    newId,
  })
  const account = createAccount({
    storage,
    vault,
    quota,
    serviceKey: settings.serviceKey,
    mailbox,
    onErased: (userId) => media.events.endPerson(userId),
    log,
    now,
    newId,
  })
  const media = createMedia({
    storage,
    pool,
    maxUpload: () => choices.read('maxUpload').value,
    quota,
    sessionStands: auth.sessionStands,
    log,
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
  })
  const chores: Chore[] = [
    { name: 'trash', run: () => storage.trash.collect({ now: now() }) },
    { name: 'expired sign-ins', run: () => sweepAccounts(storage, now()) },
    { name: 'expired letters', run: () => mailbox.sweep() },
    ...vault.chores,
  ]
  return {
    hosts,
    account,
    auth,
    household,
    mailbox,
    media,
    vault,
    chores,
    /** For the job runner. */
    handlers: { ...media.handlers, ...mailbox.handlers, ...account.handlers },
    /** Jobs that were given up: what the queue alone cannot begin anew. A letter has a state of its own. */
    reopen: { mail: (payload: unknown) => mailbox.retry((payload as { id: string }).id) },
    /** After the job runner has stopped. */
    async close() {
      media.close()
      await mailbox.close()
    },
  }
}
