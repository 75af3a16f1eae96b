import { HearthClientError } from '../error.ts'
import type { Connection } from '../request.ts'
import type { KeptWraps, RecoveryWrap } from './recovery-wrap.ts'
import { refused } from './refusal.ts'

export type VaultStatus = {
  vaultExists: boolean
  hasRecoveryWrap: boolean
  zeroKnowledge: boolean
  /** ISO 8601. */
  recoverySetAt: string | null
}

export type KeyAnswer =
  | { masterKey: string; formatVersion: number; kekId: string; requiresRecoveryCode?: undefined }
  | (RecoveryWrap & { requiresRecoveryCode: true; formatVersion: number })

/** Who asked for the key, or changed how it is kept; newest first. */
export type VaultAuditEntry = {
  /** `fetch`, `zk_enable` and the like; new ones may come. */
  action: string
  /** HTTP status of what was answered. */
  status: number
  /** ISO 8601. */
  at: string
  ip: string | null
  userAgent: string | null
  context: string | null
}

/** What is sent beside `enable`, to be opened or compared by nobody but the vault room. */
export type ZeroKnowledgeChange =
  { enable: true; recoveryIv: string; proof: string } | { enable: false; masterKey: string }

const base = '/api/v1/me/encryption-vault'

/** The vault's routes. `secure` throws where no key may travel, and is asked before every one of them. */
export function createVaultCalls(connection: Connection, secure: () => void) {
  async function ask<T>(path: string, method: string, json?: unknown): Promise<T> {
    secure()
    return connection.json<T>(base + path, json === undefined ? { method } : { method, json })
  }

  return {
    status: () => ask<VaultStatus>('/status', 'GET'),
    init: () => ask<KeyAnswer>('/init', 'POST', {}),
    key: () => ask<KeyAnswer>('/key', 'GET'),
    rotate: () => ask<KeyAnswer>('/rotate', 'POST', {}),
    /** Throws RECOVERY_WRAP_MISSING, VAULT_NOT_INITIALISED. */
    recoveryWrap: () => ask<KeptWraps>('/recovery-wrap', 'GET').catch(missing),
    setRecoveryWrap: (wrap: RecoveryWrap & { proof: string }) =>
      ask<unknown>('/recovery-wrap', 'POST', wrap),
    removeRecoveryWrap: () => ask<unknown>('/recovery-wrap', 'DELETE'),
    setZeroKnowledge: (change: ZeroKnowledgeChange) =>
      ask<unknown>('/zero-knowledge', 'POST', change),
    audit: () => ask<{ entries: VaultAuditEntry[] }>('/audit', 'GET'),
    /** Whose vault this is: the check value is bound to them. */
    async personId(): Promise<string> {
      secure()
      const { user } = await connection.json<{ user: { id: string } }>('/api/v1/me/data')
      return user.id
    },
  }
}

function missing(error: unknown): never {
  const isMissing = error instanceof HearthClientError && error.status === 404
  throw isMissing && error.code !== 'VAULT_NOT_INITIALISED'
    ? refused('RECOVERY_WRAP_MISSING', error)
    : error
}
