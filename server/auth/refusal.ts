import { APIError } from 'better-auth/api'
import { HearthError } from '../../storage/index.ts'

/**
 * Runs a check of ours inside Better Auth, which answers only its own kind of error. Where waiting
 * helps it says how long; what is no refusal but a fault stays what it is.
 * @throws APIError for a HearthError with `retryAfterSec`
 */
export function refusal<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw told(error)
  }
}

/** The same for what takes time. */
export async function refusalOf<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    throw told(error)
  })
}

function told(error: unknown): unknown {
  if (!(error instanceof HearthError) || error.retryAfterSec === undefined) return error
  if (error.code !== 'RATE_LIMITED' && error.code !== 'ACCOUNT_LOCKED') return error
  const seconds = String(Math.ceil(error.retryAfterSec))
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: error.code, message: error.message },
    { 'Retry-After': seconds, 'X-Retry-After': seconds },
  )
}
