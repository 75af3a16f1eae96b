import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { HearthError } from '../../storage/index.ts'
import type { PersonGuardians, VaultStore } from '../../storage/vault/index.ts'
import { requireCaller, type FindCaller } from '../caller.ts'
import type { Log } from '../log.ts'
import { createCleaning } from './cleaning.ts'
import { vaultFailureResponse } from './failure.ts'
import { createGrantRoute } from './grant/index.ts'
import { readMissionPublicKey } from './grant/mission-key.ts'
import { emptyHousehold, type Household } from './guardians/household.ts'
import { createGuardianRoutes } from './guardians/index.ts'
import type { Keyring } from './keyring.ts'
import { createNews } from './news.ts'
import { createOpening } from './opening.ts'
import { createOperations } from './operations.ts'
import { createVaultRoutes } from './routes.ts'
import { createWitness, personOf, type VaultEnv } from './witness.ts'

export type VaultDeps = {
  store: VaultStore
  keyring: Keyring
  /** Sessions and bearer tokens; never API keys. */
  findCaller: FindCaller
  /** MANA_AI_PUBLIC_KEY_PEM; undefined: no mission grants. */
  missionKeyPem?: string | undefined
  /** Who could be a guardian; without it nobody. */
  household?: Household
  log: Pick<Log, 'info' | 'warn' | 'error'>
  now: () => number
  newId?: () => string
}

export type { Household, Housemate } from './guardians/household.ts'
export type { News, Whence } from './news.ts'

export type Vault = ReturnType<typeof createVault>

/**
 * Who holds which key. Its routes ask themselves who is there, because everything they answer, a refusal
 * too, has the vault's own shape.
 * @throws VALIDATION for a mission key that cannot be used
 */
export function createVault({
  store,
  keyring,
  findCaller,
  missionKeyPem,
  household = emptyHousehold,
  log,
  now,
  newId = randomUUID,
}: VaultDeps) {
  const publicKey = missionKeyPem === undefined ? null : readMissionPublicKey(missionKeyPem)
  const opening = createOpening({ store, keyring })
  const operations = createOperations(opening)
  const witness = createWitness({ store, opening, log })
  const clean = createCleaning(store.scrub, log)
  const tellNews = createNews({ household, log })
  const guardians = createGuardianRoutes({ store, witness, household, tellNews, now, newId })
  return {
    /** For `/api/v1/me/encryption-vault`. */
    routes: room(
      createVaultRoutes({ store, operations, witness, tellNews, clean }).route('/', guardians),
    ),
    /** For `/api/v1/me/ai-mission-grant`. */
    grant: room(createGrantRoute({ operations, witness, publicKey, now })),
    /**
     * Ends somebody's vault and their name in the audit. May be called twice.
     * @throws NO_SPACE and the like; to be tried again then
     */
    erase(userId: string): void {
      witness.refuse(userId)
      store.remove(userId)
      clean()
    },
    /** For the page that says who can read what. */
    kept(userId: string): { by: 'nobody' | 'house' | 'self'; guardians: number } {
      const row = store.of(userId).find()
      const { guardians } = tellOfGuardians(store.guardians.of(userId))
      const by = row === null ? 'nobody' : row.zeroKnowledge === 1 ? 'self' : 'house'
      return { by, guardians: guardians.length }
    },
    /** For an export: how somebody's vault is kept, and who asked for its key; no key. */
    tell(userId: string) {
      const vault = store.of(userId)
      const row = vault.find()
      return {
        exists: row !== null,
        zeroKnowledge: row?.zeroKnowledge === 1,
        recoverySetAt: row?.recoverySetAt ?? null,
        ...tellOfGuardians(store.guardians.of(userId)),
        audit: vault.audit(mostExported),
      }
    },
    chores: [
      { name: 'old keys on disk', run: async () => ({ people: store.scrub.run() }) },
      {
        name: 'former recovery codes',
        run: async () => ({ rows: await store.write(() => store.sweepFormer()) }),
      },
      {
        name: 'requests to guardians',
        run: async () => ({ rows: await store.write(() => store.guardians.sweep()) }),
      },
    ],
  }

  function room(inner: Hono<VaultEnv>): Hono<VaultEnv> {
    const outer = new Hono<VaultEnv>({ strict: false })
    outer.onError((thrown, c) => {
      const error = store.explain(thrown)
      if (!(error instanceof HearthError))
        log.error({ err: error, path: c.req.path }, 'a request failed')
      return vaultFailureResponse(c, error)
    })
    outer.use(requireCaller(findCaller), async (c, next) => {
      c.header('Cache-Control', 'no-store')
      personOf(c.get('caller'))
      await next()
    })
    return outer.route('/', inner)
  }
}

/** Ids of people: whom somebody named, and whose share they hold. */
function tellOfGuardians({ circle, held }: PersonGuardians) {
  return {
    guardians: circle.find()?.guardians.map(({ guardianId }) => guardianId) ?? [],
    guardianOf: held.list().map(({ ownerId }) => ownerId),
  }
}

/** Rows of the audit in an export; they are small, and read at once. */
const mostExported = 10_000
