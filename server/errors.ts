import type { Context } from 'hono'
import { explainFailure, HearthError, type ErrorCode } from '../storage/index.ts'

/** The one table from a code to the HTTP status it is answered with. */
export const statusOf = {
  VALIDATION: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  RANGE: 416,
  UNPROCESSABLE: 422,
  INTERNAL: 500,
  BUSY: 503,
  READ_ONLY: 503,
  UNAVAILABLE: 503,
  LOCKED: 503,
  NEWER_FORMAT: 503,
  FOREIGN_FOLDER: 503,
  DAMAGED: 503,
  NO_SPACE: 507,
  INVALID_CREDENTIALS: 401,
  EMAIL_NOT_VERIFIED: 403,
  EMAIL_ALREADY_REGISTERED: 409,
  WEAK_PASSWORD: 400,
  ACCOUNT_LOCKED: 429,
  SIGNUP_LIMIT_REACHED: 429,
  RATE_LIMITED: 429,
  TOKEN_EXPIRED: 401,
  TOKEN_INVALID: 400,
  TWO_FACTOR_REQUIRED: 401,
  TWO_FACTOR_FAILED: 401,
  PASSKEY_NOT_ENABLED: 404,
  PASSKEY_CANCELLED: 400,
  PASSKEY_VERIFICATION_FAILED: 401,
  SERVICE_UNAVAILABLE: 503,
  VAULT_NOT_INITIALISED: 404,
  BAD_REQUEST: 400,
  ZK_ROTATE_FORBIDDEN: 409,
  ZK_ACTIVE: 409,
  RECOVERY_WRAP_MISSING: 400,
  RECOVERY_WRAP_CHANGED: 409,
  KEY_MISMATCH: 400,
  GRANT_NOT_CONFIGURED: 503,
  ZK_REQUIRED: 409,
  NO_CIRCLE: 404,
  GUARDIAN_CHANGED: 409,
  TOO_FEW_GUARDIANS: 409,
  REQUEST_EXPIRED: 410,
} as const satisfies Record<ErrorCode, number>

/** What every failing route answers with. `error` is the code, `message` is for people. */
export type ErrorBody = {
  error: ErrorCode
  message: string
  status: number
  field?: string
  retryAfterSec?: number
}

/**
 * The body for an error. What the disk or SQLite says is put into the house's words; any other that
 * is no HearthError becomes INTERNAL and tells nothing of its cause.
 */
export function errorBody(thrown: unknown): ErrorBody {
  const error = explainFailure(thrown)
  const known =
    error instanceof HearthError
      ? error
      : new HearthError(
          'INTERNAL',
          'Something went wrong inside Hearth. Nothing was lost; please try again.',
        )
  return {
    error: known.code,
    message: known.message,
    status: statusOf[known.code],
    ...(known.field === undefined ? {} : { field: known.field }),
    ...(known.retryAfterSec === undefined ? {} : { retryAfterSec: known.retryAfterSec }),
  }
}

/** Answers an error as JSON, with `Retry-After` where waiting helps. */
export function errorResponse(c: Context, error: unknown): Response {
  const body = errorBody(error)
  if (body.retryAfterSec !== undefined)
    c.header('Retry-After', String(Math.ceil(body.retryAfterSec)))
  return c.json(body, body.status as 400)
}
