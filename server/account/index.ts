import type { Storage } from '../../storage/index.ts'
import type { Log } from '../log.ts'
import { createAdmin } from './admin/index.ts'
import { createTellAdmins } from './admin/tell-admins.ts'
import type { Mailbox } from './admin/outbox.ts'
import { createData } from './data.ts'
import { createErase } from './erase.ts'
import { createHousemates } from './housemates.ts'
import { createInternal } from './internal.ts'
import { createMe } from './me.ts'
import { createTelling } from './security-event.ts'
import { createSettings } from './settings.ts'
import { noVault, type PersonsVault } from './vault.ts'

export type { Mailbox, OutboxLetter } from './admin/outbox.ts'
export type { ErasedAnswer } from './erase.ts'
export type { PersonsVault } from './vault.ts'

export type AccountDeps = {
  storage: Storage
  /** Bytes a person; 0 is unlimited. Asked each time. */
  quota: () => number
  /** undefined: the internal routes do not exist. */
  serviceKey: string | undefined
  /** Internal routes for other machines as well; this one alone by default. */
  serviceFromAnywhere?: boolean
  /** Somebody's vault, which ends with their account; undefined: nobody has one. */
  vault?: PersonsVault
  /** undefined: there are no outbox routes. */
  mailbox?: Mailbox
  now: () => number
  newId: () => string
  log: Pick<Log, 'info' | 'warn'>
  /** An account has ended: whatever is open for it has to (event streams). */
  onErased: (userId: string) => void
  /** Somebody was locked out of the house by an admin; their sessions are gone. */
  onDisabled?: (userId: string) => void
  /** How long a deletion is waited for before the rest goes on by itself, in ms. */
  patienceMs?: number
}

export type Account = ReturnType<typeof createAccount>

/**
 * The people's side of accounts. Everything but `internal` belongs behind `requireCaller`; `handlers`
 * are for the job runner.
 */
export function createAccount(deps: AccountDeps) {
  const { storage, serviceKey, serviceFromAnywhere = false, now } = deps
  const { onErased, onDisabled = onErased, mailbox, vault = noVault } = deps
  const data = createData(deps)
  const { erase, handlers } = createErase({ ...deps, eraseVault: vault.erase })
  const tell = createTelling({ sqlite: storage.sqlite, now, newId: deps.newId })
  return {
    me: createMe({ storage, now, data, erase, vault }),
    settings: createSettings({ storage, now }),
    admin: createAdmin({ storage, now, data, erase, tell, onDisabled, mailbox }),
    internal:
      serviceKey === undefined
        ? null
        : createInternal({ storage, serviceKey, fromAnywhere: serviceFromAnywhere }),
    erase,
    data,
    /** For the house, which knows of people what it is told. */
    tellAdmins: createTellAdmins({ sqlite: storage.sqlite, tell }),
    /** For the vault, which knows of people what it is told. */
    household: createHousemates({ storage }),
    handlers,
  }
}
