/** What can go wrong, as the rest of the house knows it. One table in server/ turns a code into HTTP. */
export type ErrorCode = HouseCode | SignInCode | VaultCode

type HouseCode =
  | 'VALIDATION'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'UNSUPPORTED'
  | 'UNPROCESSABLE'
  | 'BUSY'
  | 'NO_SPACE'
  | 'READ_ONLY'
  | 'UNAVAILABLE'
  | 'RANGE'
  | 'LOCKED'
  | 'NEWER_FORMAT'
  | 'FOREIGN_FOLDER'
  | 'DAMAGED'
  | 'INTERNAL'

/** Those that only signing in knows, as the contract's auth page names them. */
type SignInCode =
  | 'INVALID_CREDENTIALS'
  | 'EMAIL_NOT_VERIFIED'
  | 'EMAIL_ALREADY_REGISTERED'
  | 'WEAK_PASSWORD'
  | 'ACCOUNT_LOCKED'
  | 'SIGNUP_LIMIT_REACHED'
  | 'RATE_LIMITED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'TWO_FACTOR_REQUIRED'
  | 'TWO_FACTOR_FAILED'
  | 'PASSKEY_NOT_ENABLED'
  | 'PASSKEY_CANCELLED'
  | 'PASSKEY_VERIFICATION_FAILED'
  | 'SERVICE_UNAVAILABLE'

/** Those of the contract's vault page; the last five are those of guardians (docs/vault.md). */
type VaultCode =
  | 'VAULT_NOT_INITIALISED'
  | 'BAD_REQUEST'
  | 'ZK_ROTATE_FORBIDDEN'
  | 'ZK_ACTIVE'
  | 'RECOVERY_WRAP_MISSING'
  | 'RECOVERY_WRAP_CHANGED'
  | 'KEY_MISMATCH'
  | 'GRANT_NOT_CONFIGURED'
  | 'ZK_REQUIRED'
  | 'NO_CIRCLE'
  | 'GUARDIAN_CHANGED'
  | 'TOO_FEW_GUARDIANS'
  | 'REQUEST_EXPIRED'

export type ErrorDetail = {
  cause?: unknown
  field?: string
  retryAfterSec?: number
  reason?: string
}

/** The only error type of the house. `message` is in words a parent understands. */
export class HearthError extends Error {
  readonly code: ErrorCode
  declare readonly field?: string
  /** Seconds after which trying again makes sense. */
  declare readonly retryAfterSec?: number

  /** Why, finer than `code` and as stable: for whoever says it in words of their own. */
  declare readonly reason?: string

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? {} : { cause: detail.cause })
    this.name = 'HearthError'
    this.code = code
    if (detail.field !== undefined) this.field = detail.field
    if (detail.reason !== undefined) this.reason = detail.reason
    if (detail.retryAfterSec !== undefined) this.retryAfterSec = detail.retryAfterSec
  }
}
