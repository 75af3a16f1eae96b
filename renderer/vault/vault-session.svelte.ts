import type { ConnectionOptions, Unlocked, VaultClient, VaultStatus } from '../../client/index.ts'
import { createIdleLock, type LockAfter } from './idle-lock.svelte.ts'

export type VaultSession = ReturnType<typeof createVaultSession>

/**
 * `unknown`: not asked yet, or Hearth could not be reached. `insecure`: no key may be used on this
 * page. `none`: no vault yet. `locked`: Hearth gives the key on asking. `needs-code`: only the
 * recovery code opens it. `unlocked`: keys are in this page's memory.
 */
export type VaultState = 'unknown' | 'insecure' | 'none' | 'locked' | 'needs-code' | 'unlocked'

type Deps = {
  connection: ConnectionOptions
  /** Whose vault it is; asked when it is opened. */
  personId: () => string | undefined
  view: Window
  now: () => number
}

/**
 * The vault of whoever is signed in, for every page: one client, and where it stands. Keys are in
 * memory alone and cannot be read out; a reload locks.
 */
export function createVaultSession({ connection, personId, view, now }: Deps) {
  const secure = view.isSecureContext && view.crypto?.subtle !== undefined
  let status = $state.raw<VaultStatus | null>(null)
  let unlocked = $state(false)
  let client = $state.raw<VaultClient | null>(null)
  let openedBy = $state.raw<{ until?: string | undefined; replaced?: string | null | undefined }>(
    {},
  )
  let holds = 0
  let offered = false
  let turn = 0
  const idle = createIdleLock({ view, now, lock, busy: () => holds > 0 })

  const state: VaultState = $derived.by(() => {
    if (!secure) return 'insecure'
    if (unlocked) return 'unlocked'
    if (status === null) return 'unknown'
    if (!status.vaultExists) return 'none'
    return status.zeroKnowledge ? 'needs-code' : 'locked'
  })

  /** The client, locked or not. Throws where its program could not be fetched. */
  async function load(): Promise<VaultClient> {
    if (client) return client
    const mine = turn
    const { createVaultClient } = await import('./vault-client.ts')
    if (mine === turn) client ??= createVaultClient(connection, personId())
    return client ?? createVaultClient(connection, personId())
  }

  /** Asks where the vault stands; no key moves. Throws what VaultClient throws; nothing where insecure. */
  async function find(): Promise<void> {
    if (!secure) return
    const mine = turn
    const found = await (await load()).status()
    if (mine !== turn) return
    status = found
    if (unlocked && found.zeroKnowledge) void offer()
  }

  /** Others can name this person as a guardian from here on; where that fails, it is tried with the next look. */
  async function offer(): Promise<void> {
    const mine = turn
    if (offered) return
    offered = true
    await client?.guardians.offer().catch(() => {
      if (mine === turn) offered = false
    })
  }

  /** Asked once; call it wherever the state is shown. */
  async function know(): Promise<void> {
    if (status === null) await find()
  }

  async function opened(open: (vault: VaultClient) => Promise<Unlocked | void>): Promise<void> {
    const mine = turn
    const vault = await load()
    const by = await open(vault)
    // Somebody else signed in meanwhile: these keys are nobody's here.
    if (mine !== turn) return vault.lock()
    unlocked = vault.unlocked
    if (unlocked) idle.start()
    await find()
    if (mine === turn) openedBy = { until: by?.former?.until, replaced: status?.recoverySetAt }
  }

  /** Forgets every key; what is being sealed or opened ends with VAULT_LOCKED. */
  function lock(): void {
    idle.stop()
    client?.lock()
    unlocked = false
    openedBy = {}
  }

  return {
    get state() {
      return state
    },
    /** null until it was asked for. */
    get status() {
      return status
    },
    /**
     * The code that opened was replaced by somebody who did not know it, and works until then (ISO
     * 8601); undefined: it counts, or another has been made since.
     */
    get formerUntil() {
      return openedBy.replaced === status?.recoverySetAt ? openedBy.until : undefined
    },
    /** Not null while unlocked; otherwise `load` gives it. */
    get client() {
      return client
    },
    load,
    find,
    know,
    /** Makes the vault the first time, and unlocks it. Throws what VaultClient throws. */
    create: () => opened((vault) => vault.init()),
    /** @param code where the state is `needs-code`. Throws WRONG_RECOVERY_CODE and the like. */
    unlock: (code?: string) => opened((vault) => vault.unlock(code)),
    /** A new key: what was sealed with the old one opens no more. */
    rotate: () => opened((vault) => vault.rotate()),
    lock,
    /** Keeps it unlocked while something is sealed or opened. Call what it returns at the end. */
    hold(): () => void {
      let held = true
      holds++
      return () => {
        if (held) holds--
        held = false
      }
    },
    get lockAfter() {
      return idle.choice
    },
    chooseLockAfter: (next: LockAfter) => idle.choose(next, unlocked),
    /** Another person, or nobody: nothing of this vault stays. */
    forget(): void {
      lock()
      turn++
      offered = false
      client = null
      status = null
    },
  }
}
