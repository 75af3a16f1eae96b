import { hkdfSync, randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { answerJson, type Seen, startSmallServer } from '../../testing/small-server.ts'

export const personId = '0190a5c0-0000-7000-8000-000000000001'
const base = '/api/v1/me/encryption-vault'

/** The contract's vault in a few lines of node:crypto, to test the client against something that is not itself. */
export async function startVaultServer(
  other: (seen: Seen, response: ServerResponse) => void = (_, response) => refuse(response, 404),
) {
  const vault = {
    master: null as Buffer | null,
    check: '',
    wrap: null as { recoveryWrappedMk: string; recoveryIv: string } | null,
    zeroKnowledge: false,
  }

  function shape() {
    return vault.zeroKnowledge
      ? { requiresRecoveryCode: true, ...vault.wrap, formatVersion: 1 }
      : { masterKey: vault.master?.toString('base64'), formatVersion: 1, kekId: 'k' }
  }

  function mint() {
    vault.master = randomBytes(32)
    vault.check = checkOf(vault.master)
    vault.wrap = null
  }

  const routes: Record<string, (response: ServerResponse, body: Body) => void> = {
    'GET /status': (response) =>
      answerJson(response, {
        vaultExists: vault.check !== '',
        hasRecoveryWrap: vault.wrap !== null,
        zeroKnowledge: vault.zeroKnowledge,
        recoverySetAt: null,
      }),
    'POST /init': (response) => {
      if (vault.check === '') mint()
      answerJson(response, shape())
    },
    'GET /key': (response) =>
      vault.check === ''
        ? refuse(response, 404, 'VAULT_NOT_INITIALISED')
        : answerJson(response, shape()),
    'POST /rotate': (response) => {
      if (vault.zeroKnowledge) return refuse(response, 409, 'ZK_ROTATE_FORBIDDEN')
      mint()
      answerJson(response, shape())
    },
    'GET /recovery-wrap': (response) =>
      vault.wrap === null
        ? refuse(response, 404, 'RECOVERY_WRAP_MISSING')
        : answerJson(response, vault.wrap),
    'POST /recovery-wrap': (response, { proof = '', recoveryWrappedMk = '', recoveryIv = '' }) => {
      if (proof !== vault.check) return refuse(response, 400, 'KEY_MISMATCH')
      vault.wrap = { recoveryWrappedMk, recoveryIv }
      answerJson(response, { ok: true })
    },
    'DELETE /recovery-wrap': (response) => {
      if (vault.zeroKnowledge) return refuse(response, 409, 'ZK_ACTIVE')
      vault.wrap = null
      answerJson(response, { ok: true })
    },
    'POST /zero-knowledge': (response, { enable, masterKey = '', recoveryIv, proof }) => {
      const known = enable ? proof : checkOf(Buffer.from(masterKey, 'base64'))
      if (known !== vault.check) return refuse(response, 400, 'KEY_MISMATCH')
      if (enable && recoveryIv !== vault.wrap?.recoveryIv) {
        return refuse(response, 409, 'RECOVERY_WRAP_CHANGED')
      }
      vault.zeroKnowledge = enable === true
      vault.master = enable ? null : Buffer.from(masterKey, 'base64')
      answerJson(response, { ok: true, zeroKnowledge: enable })
    },
  }

  const server = await startSmallServer((seen, response) => {
    const { method, url, body } = seen
    if (url === '/api/v1/me/data') return answerJson(response, { user: { id: personId } })
    const route = url.startsWith(base) ? routes[`${method} ${url.slice(base.length)}`] : undefined
    if (route === undefined) return other(seen, response)
    route(response, body.byteLength > 0 ? JSON.parse(body.toString()) : {})
  })
  return { ...server, vault }
}

type Body = {
  enable?: boolean
  masterKey?: string
  recoveryWrappedMk?: string
  recoveryIv?: string
  proof?: string
}

function checkOf(master: Buffer): string {
  const check = hkdfSync('sha256', master, personId, 'hearth-vault-check-v1', 32)
  return Buffer.from(check).toString('base64')
}

function refuse(response: ServerResponse, status: number, code = 'NOT_FOUND'): void {
  answerJson(response, { error: `Words about ${code}.`, code }, { status })
}
