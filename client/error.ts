/** What can go wrong before an answer arrives, or while waiting for one. Every other code is the server's own. */
export type ClientSideCode = 'NETWORK' | 'ABORTED' | 'TIMEOUT' | 'PROCESSING_FAILED' | 'BAD_ANSWER'

/** What the routes of accounts answer besides those every route shares. */
export type AuthCode =
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

/** A code of the server's error envelope, or one of the client's own. */
export type ClientErrorCode =
  | ClientSideCode
  | AuthCode
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
  | 'INTERNAL'
  | (string & {})

export type ErrorDetails = {
  /** HTTP status of the answer; absent when there was none. */
  status?: number | undefined
  field?: string | undefined
  retryAfterSec?: number | undefined
  cause?: unknown
}

/** The one error this library throws. `message` is a sentence that can be shown to a person. */
export class HearthClientError extends Error {
  readonly code: ClientErrorCode
  /** HTTP status, 0 when no answer arrived. */
  readonly status: number
  /** The input field the server objects to. */
  readonly field?: string
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSec?: number

  constructor(code: ClientErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'HearthClientError'
    this.code = code
    this.status = details.status ?? 0
    if (details.field !== undefined) this.field = details.field
    if (details.retryAfterSec !== undefined) this.retryAfterSec = details.retryAfterSec
  }
}
