import type { Context, ErrorHandler } from 'hono'
import { HearthError, type ErrorCode } from '../../../storage/index.ts'
import { statusOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { classifyFault, failure } from './classify.ts'

/** The contract's nineteen, and no others. */
export const envelopeCodes = [
  'INVALID_CREDENTIALS',
  'EMAIL_NOT_VERIFIED',
  'EMAIL_ALREADY_REGISTERED',
  'WEAK_PASSWORD',
  'ACCOUNT_LOCKED',
  'SIGNUP_LIMIT_REACHED',
  'RATE_LIMITED',
  'TOKEN_EXPIRED',
  'TOKEN_INVALID',
  'TWO_FACTOR_REQUIRED',
  'TWO_FACTOR_FAILED',
  'PASSKEY_NOT_ENABLED',
  'PASSKEY_CANCELLED',
  'PASSKEY_VERIFICATION_FAILED',
  'VALIDATION',
  'UNAUTHORIZED',
  'NOT_FOUND',
  'SERVICE_UNAVAILABLE',
  'INTERNAL',
] as const satisfies ErrorCode[]
export type EnvelopeCode = (typeof envelopeCodes)[number]

/** Every failure as one of the nineteen. 403 is UNAUTHORIZED where an origin or a role is refused. */
export function envelopeOf(error: unknown): { code: EnvelopeCode; status: number } {
  const code = error instanceof HearthError ? error.code : classifyFault(error)
  if (code === 'FORBIDDEN') return { code: 'UNAUTHORIZED', status: 403 }
  const known = envelopeCodes.find((name) => name === code) ?? others[code] ?? 'INTERNAL'
  return { code: known, status: statusOf[known] }
}

const others: Partial<Record<ErrorCode, EnvelopeCode>> = {
  CONFLICT: 'VALIDATION',
  TOO_LARGE: 'VALIDATION',
  UNSUPPORTED: 'VALIDATION',
  UNPROCESSABLE: 'VALIDATION',
  RANGE: 'VALIDATION',
  BUSY: 'SERVICE_UNAVAILABLE',
  NO_SPACE: 'SERVICE_UNAVAILABLE',
  READ_ONLY: 'SERVICE_UNAVAILABLE',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  LOCKED: 'SERVICE_UNAVAILABLE',
  NEWER_FORMAT: 'SERVICE_UNAVAILABLE',
  FOREIGN_FOLDER: 'SERVICE_UNAVAILABLE',
  DAMAGED: 'SERVICE_UNAVAILABLE',
}

/** Answers `{error, message, status, field?, retryAfterSec?}`; causes and stacks stay here. */
export function envelopeResponse(c: Context, error: unknown): Response {
  const { code, status } = envelopeOf(error)
  const told = error instanceof HearthError ? error : failure(code)
  const retryAfterSec = told.retryAfterSec === undefined ? undefined : Math.ceil(told.retryAfterSec)
  if (retryAfterSec !== undefined) c.header('Retry-After', String(retryAfterSec))
  return c.json(
    {
      error: code,
      message: told.message || failure(code).message,
      status,
      ...(told.field ? { field: told.field } : {}),
      ...(retryAfterSec === undefined ? {} : { retryAfterSec }),
    },
    status as 400,
  )
}

/** What routes of this room answer for whatever was thrown; faults of ours go to the log. */
export function inEnvelope(log: Pick<Log, 'error'>): ErrorHandler {
  return (error, c) => {
    const answer = envelopeResponse(c, error)
    if (answer.status >= 500) log.error({ err: error, path: c.req.path }, 'a sign-in route failed')
    return answer
  }
}
