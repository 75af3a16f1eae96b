import type { Connection } from '../request.ts'
import type { GuardianPair } from './guardians/pair.ts'

/** Somebody of the household. `image` is an address. */
export type Candidate = {
  userId: string
  name: string
  image?: string
  /** Only of somebody who can be a guardian now. */
  publicKey: string | null
  ready: boolean
  reason?: 'no-vault' | 'not-zero-knowledge' | 'no-key'
}

export type Circle = {
  id: string
  /** How many of them it takes. */
  threshold: number
  /** How many were named; who has left the household is not among `guardians` any more. */
  named: number
  /** How many hold a share still. Fewer than `threshold`: nobody can give the code back. */
  holding: number
  /** ISO 8601. */
  createdAt: string
  guardians: {
    userId: string
    /** null: not of this household any more. */
    name: string | null
    image?: string
    holdsShare: boolean
    lost?: 'declined' | 'zero-knowledge-off' | 'key-replaced'
  }[]
}

export type Guardianship = {
  ownerId: string
  ownerName: string | null
  circleId: string
  /** ISO 8601. */
  since: string
  /** They ask for their code just now. Compare the spoken numbers of `publicKey` before approving. */
  request?: {
    id: string
    publicKey: string
    createdAt: string
    expiresAt: string
    answered: 'given' | 'refused' | null
  }
}

/** Somebody's own request. Times are ISO 8601. */
export type Recovery = {
  id: string
  publicKey: string
  createdAt: string
  expiresAt: string
  /** `answered`: by enough guardians, so that the device that asked can make the code. */
  state: 'open' | 'answered' | 'expired'
  threshold: number
  missing: number
  answers: { guardianId: string; sealedShare: string }[]
  /** Ids of guardians who said that it is not this person who asks. */
  refused: string[]
}

export type CircleWish = {
  circleId: string
  threshold: number
  recoveryIv: string
  proof: string
  shares: { guardianId: string; publicKey: string; sealedShare: string }[]
}

const base = '/api/v1/me/encryption-vault'

/** The routes of guardians. `secure` throws where nothing secret may travel, and is asked before each. */
export function createCircleCalls(connection: Connection, secure: () => void) {
  async function ask<T>(method: string, path: string, json?: unknown): Promise<T> {
    secure()
    return connection.json<T>(base + path, json === undefined ? { method } : { method, json })
  }
  const id = encodeURIComponent

  return {
    guardianKey: () => ask<{ key: GuardianPair | null }>('GET', '/guardian-key'),
    setGuardianKey: (key: GuardianPair & { proof: string }) =>
      ask<unknown>('PUT', '/guardian-key', key),
    candidates: () => ask<{ candidates: Candidate[] }>('GET', '/guardians/candidates'),
    circle: () => ask<{ circle: Circle | null }>('GET', '/guardians'),
    setCircle: (wish: CircleWish) => ask<unknown>('PUT', '/guardians', wish),
    removeCircle: (proof: string) => ask<unknown>('DELETE', '/guardians', { proof }),
    guardianships: () => ask<{ guardianships: Guardianship[] }>('GET', '/guardianships'),
    decline: (ownerId: string) => ask<unknown>('DELETE', `/guardianships/${id(ownerId)}`),
    share: (ownerId: string, requestId: string) =>
      ask<{ circleId: string; sealedShare: string }>(
        'GET',
        `/guardianships/${id(ownerId)}/share?request=${id(requestId)}`,
      ),
    answer: (requestId: string, sealedShare: string) =>
      ask<unknown>('POST', `/recovery-requests/${id(requestId)}/answer`, { sealedShare }),
    refuse: (requestId: string) =>
      ask<unknown>('POST', `/recovery-requests/${id(requestId)}/refuse`, {}),
    request: (publicKey: string) =>
      ask<{ request: Recovery }>('POST', '/recovery-requests', { publicKey }),
    recovery: () => ask<{ request: Recovery | null }>('GET', '/recovery-requests/current'),
    withdraw: () => ask<unknown>('DELETE', '/recovery-requests/current'),
  }
}

export type CircleCalls = ReturnType<typeof createCircleCalls>
