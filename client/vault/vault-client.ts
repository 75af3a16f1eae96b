import { type ConnectionOptions, createConnection } from '../request.ts'
import { toBase64 } from './base64.ts'
import { type Bytes, wiped } from './bytes.ts'
import {
  createVaultCalls,
  type KeyAnswer,
  type VaultAuditEntry,
  type VaultStatus,
} from './calls.ts'
import { createCircleCalls } from './circle-calls.ts'
import { createContents } from './contents.ts'
import { createGuardianCircle } from './guardian-circle.ts'
import { createGuardianship } from './guardianship.ts'
import { createKeys, sameKeys, type VaultKeys } from './keys.ts'
import { createLostCode } from './lost-code.ts'
import { masterBy, masterOf } from './master.ts'
import { formatCode, makeSecret, parseCode, withTypedGroups } from './recovery-code.ts'
import { wrapMaster } from './recovery-wrap.ts'
import { refused } from './refusal.ts'
import { requireSecure, type Surroundings } from './secure-origin.ts'
import { createStanding } from './standing.ts'
import { typoIn } from './typo.ts'

export type VaultOptions = ConnectionOptions & {
  /** Whose vault it is, where that is known already; asked of the server otherwise. */
  personId?: string | undefined
  /** Stands in for the global object (tests). */
  surroundings?: Surroundings | undefined
}

/**
 * One person's vault. Every method throws HearthClientError; where a key may not be used at all
 * (INSECURE_ORIGIN, NO_WEB_CRYPTO) before anything is asked of the server. Works in pages, in
 * Workers and in Node. Once unlocked, its keys cannot be read out again, not by this class either.
 */
export class VaultClient {
  readonly #crypto: () => Crypto
  readonly #calls: ReturnType<typeof createVaultCalls>
  readonly #standing = createStanding()
  #personId: string | undefined
  /** Values, files, facts, sameness. */
  readonly contents
  /** Being somebody's guardian. */
  readonly guardianship
  /** Guardians: naming them, answering as one, getting a lost code back. */
  readonly guardians

  constructor(baseUrl: string, { personId, surroundings, ...options }: VaultOptions = {}) {
    this.#crypto = () => requireSecure(baseUrl, surroundings)
    const connection = createConnection(baseUrl, options)
    this.#calls = createVaultCalls(connection, this.#crypto)
    this.#personId = personId
    const deps = { crypto: this.#crypto, opened: this.#standing.opened }
    this.contents = createContents(deps)
    this.guardianship = createGuardianship(deps)
    const asked = {
      ...deps,
      calls: createCircleCalls(connection, this.#crypto),
      guardianship: this.guardianship,
      personId: () => this.#owner(),
      recoveryWrap: this.#calls.recoveryWrap,
    }
    this.guardians = { ...createGuardianCircle(asked), ...createLostCode(asked) }
  }

  get unlocked(): boolean {
    return this.#standing.unlocked()
  }

  status(): Promise<VaultStatus> {
    return this.#calls.status()
  }

  /** The newest 200 entries of the audit, newest first; reading them leaves none. */
  async audit(): Promise<VaultAuditEntry[]> {
    return (await this.#calls.audit()).entries
  }

  /** Makes the vault the first time, and unlocks it. */
  init(code?: string): Promise<Unlocked> {
    return this.#unlockBy(this.#calls.init, code)
  }

  /**
   * In zero-knowledge mode by the recovery code: NEEDS_RECOVERY_CODE without, WRONG_RECOVERY_CODE with
   * another. A code that somebody replaced without knowing it opens as well for a while: tell the person
   * when `former` is not null. It may have been them, with another app; otherwise restoreRecovery.
   */
  unlock(code?: string): Promise<Unlocked> {
    return this.#unlockBy(this.#calls.key, code)
  }

  /** Forgets every key; what is being sealed or opened ends with VAULT_LOCKED. */
  lock(): void {
    this.#standing.lock()
  }

  /** A new master key: what was sealed with the old one opens no more, and the recovery code is gone. */
  async rotate(): Promise<void> {
    await this.#unlockBy(this.#calls.rotate, undefined)
  }

  /**
   * Makes a new recovery code on this device. Nothing changes before `keep`, which ends the old code
   * and may be tried again; so there is time to write the new one down and to check what was written.
   * @param oldCode needed in zero-knowledge mode, where nothing else opens the key
   */
  async makeRecovery(oldCode?: string): Promise<NewRecovery> {
    const crypto = this.#crypto()
    const wraps = this.#calls.recoveryWrap
    const { master } = await masterOf(crypto, await this.#calls.key(), oldCode, wraps)
    return wiped(master, () =>
      wiped(makeSecret(crypto), async (secret) => {
        const wrap = await wrapMaster(crypto, secret, master)
        const proof = await this.#proof(await createKeys(crypto, master))
        const keep = async () => void (await this.#calls.setRecoveryWrap({ ...wrap, proof }))
        return { code: formatCode(secret), keep }
      }),
    )
  }

  /** The same in one go, for programs: the old code has ended when this one is returned. */
  async setRecovery(oldCode?: string): Promise<string> {
    const { code, keep } = await this.makeRecovery(oldCode)
    await keep()
    return code
  }

  /**
   * Makes a code from before the one that counts again, and ends every other. Throws WRONG_RECOVERY_CODE
   * where it is not kept any more; does nothing where it is the one that counts.
   */
  async restoreRecovery(code: string): Promise<void> {
    const crypto = this.#crypto()
    const wraps = await this.#calls.recoveryWrap()
    const answer = { ...wraps, requiresRecoveryCode: true, formatVersion: 1 } as const
    const { master, former } = await masterOf(crypto, answer, code, async () => wraps)
    const keys = await wiped(master, () => createKeys(crypto, master))
    if (former === null) return
    const { recoveryWrappedMk, recoveryIv } = former
    const proof = await this.#proof(keys)
    await this.#calls.setRecoveryWrap({ recoveryWrappedMk, recoveryIv, proof })
  }

  /** Takes the recovery code back; ZK_ACTIVE while it is the only way in. */
  async removeRecovery(): Promise<void> {
    await this.#calls.removeRecoveryWrap()
  }

  /**
   * Resolves when the code opens the stored wrap; throws WRONG_RECOVERY_CODE or BAD_RECOVERY_CODE.
   * @param typed some groups as the person typed them from paper, counted from 1, in place of the code's own
   */
  async checkRecovery(code: string, typed: Readonly<Record<number, string>> = {}): Promise<void> {
    await this.#prove(withTypedGroups(code, typed), async () => {})
  }

  /** In which group, from 1, a code that does not open has its typo; null where more is wrong with it. */
  async typoIn(code: string): Promise<number | null> {
    const crypto = this.#crypto()
    return typoIn(crypto, code, await this.#calls.recoveryWrap())
  }

  /** From here on the code alone opens the vault. Throws, and changes nothing, unless the code is proven to. */
  enableZeroKnowledge(code: string): Promise<void> {
    return this.#prove(code, async ({ keys, recoveryIv }) => {
      const proof = await this.#proof(keys)
      await this.#calls.setZeroKnowledge({ enable: true, recoveryIv, proof })
    })
  }

  /** The appliance holds the key again. */
  disableZeroKnowledge(code: string): Promise<void> {
    return this.#prove(code, async ({ master }) => {
      await this.#calls.setZeroKnowledge({ enable: false, masterKey: toBase64(master) })
    })
  }

  async #unlockBy(call: () => Promise<KeyAnswer>, code: string | undefined): Promise<Unlocked> {
    const crypto = this.#crypto()
    // A code that is none is refused before a key is asked for, and before the audit has a row of it.
    if (code !== undefined) parseCode(code).fill(0)
    const arrive = this.#standing.expect()
    const wraps = this.#calls.recoveryWrap
    const { master, former } = await masterOf(crypto, await call(), code, wraps)
    const keys = await wiped(master, () => createKeys(crypto, master))
    const isOpen = this.unlocked && (await sameKeys(keys, this.#standing.opened().keys))
    // What is being sealed goes on when the same vault is unlocked once more.
    if (!isOpen) arrive(keys)
    return { former: former && { until: former.until } }
  }

  /** Opens the stored wrap with the code, and compares its key with the one this device holds. */
  async #prove(code: string, use: (proven: Proven) => Promise<void>): Promise<void> {
    const crypto = this.#crypto()
    parseCode(code).fill(0)
    const wrap = await this.#calls.recoveryWrap()
    await wiped(await masterBy(crypto, code, wrap), async (master) => {
      const keys = await createKeys(crypto, master)
      if (this.unlocked && !(await sameKeys(keys, this.#standing.opened().keys))) {
        throw refused('KEY_MISMATCH')
      }
      await use({ master, keys, recoveryIv: wrap.recoveryIv })
    })
  }

  async #proof(keys: VaultKeys): Promise<string> {
    return toBase64(await keys.check(await this.#owner()))
  }

  async #owner(): Promise<string> {
    return (this.#personId ??= await this.#calls.personId())
  }
}

/** `former`: the code that opened is one that was replaced, and opens until then (ISO 8601). */
export type Unlocked = { former: { until: string } | null }

/** `code` is returned this once and kept nowhere. */
export type NewRecovery = { code: string; keep: () => Promise<void> }

type Proven = { master: Bytes; keys: VaultKeys; recoveryIv: string }
