import type { Context } from 'hono'
import { HearthError, type ErrorCode } from '../../storage/index.ts'
import { errorBody, statusOf } from '../errors.ts'

/** A refusal of the contract, in words for people. */
export function refusal(code: ErrorCode): HearthError {
  return new HearthError(code, sentences[code] ?? 'That is not possible.')
}

const sentences: Partial<Record<ErrorCode, string>> = {
  VAULT_NOT_INITIALISED: 'There is no vault yet.',
  ZK_ROTATE_FORBIDDEN:
    'While only your recovery code opens the vault, its key cannot be replaced. Switch that off first.',
  ZK_ACTIVE: 'Only your recovery code opens this vault at present.',
  RECOVERY_WRAP_MISSING:
    'There is no recovery code yet. Make one first: without it nothing would open the vault.',
  RECOVERY_WRAP_CHANGED:
    'Another device made a new recovery code meanwhile. Nothing was changed; try again with that one.',
  KEY_MISMATCH: 'This is not the key of your vault. Nothing was changed.',
  GRANT_NOT_CONFIGURED: 'This Hearth lets no assistant work on its own: it has no key of one.',
  ZK_REQUIRED:
    'Guardians are for vaults that nothing but the recovery code opens. Switch that on first.',
  NO_CIRCLE: 'You have no guardians.',
  GUARDIAN_CHANGED:
    'One of these people cannot be a guardian any more, or has a new key. Nothing was changed; look at the list again.',
  TOO_FEW_GUARDIANS:
    'Too few of your guardians still hold their share. Together they cannot give your code back.',
  REQUEST_EXPIRED: 'This request is older than 24 hours. It has to be made again.',
}

/** The vault's own body, `{error: words, code}`; `code` is BAD_REQUEST for what the door refused. */
export function vaultFailureBody(thrown: unknown): { error: string; code: string; status: number } {
  const { error, message } = errorBody(thrown)
  const code = error === 'VALIDATION' ? 'BAD_REQUEST' : error
  return { error: message, code, status: statusOf[error] }
}

export function vaultFailureResponse(c: Context, thrown: unknown): Response {
  const { status, ...body } = vaultFailureBody(thrown)
  const { retryAfterSec } = errorBody(thrown)
  if (retryAfterSec !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterSec)))
  c.header('Cache-Control', 'no-store')
  return c.json(body, status as 400)
}
