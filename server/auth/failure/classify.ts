import { HearthError, type ErrorCode } from '../../../storage/index.ts'
import { meaningOf, wordsFor } from './meaning.ts'

/** A refusal as Better Auth's handler gave it. */
export type Refusal = {
  status: number
  /** The body as JSON; anything else where it was none. */
  body: unknown
  /** What was thrown inside, as far as anybody saw it. */
  fault?: unknown
  retryAfterSec?: number | undefined
}

/**
 * What a refusal means: by the code in its body, then by the kind of exception behind it, and only
 * last by its HTTP status. [Note: infrastructure never counts]: a broken database must never look
 * like a wrong password, or five correct logins would lock a family out.
 */
export function classify({ status, body, fault, retryAfterSec }: Refusal): HearthError {
  const named = bodyCode(body)
  const code =
    (named !== undefined && Object.hasOwn(meaningOf, named) ? meaningOf[named] : undefined) ??
    (fault === undefined ? undefined : classifyFault(fault)) ??
    byStatus(status)
  return failure(code, code === 'VALIDATION' ? bodyMessage(body) : undefined, {
    cause: fault,
    ...(retryAfterSec === undefined ? {} : { retryAfterSec }),
  })
}

/** A failure in the contract's words, unless `message` says it better. */
export function failure(
  code: ErrorCode,
  message?: string,
  detail: ConstructorParameters<typeof HearthError>[2] = {},
): HearthError {
  return new HearthError(code, message ?? wordsFor[code] ?? '', detail)
}

/** The code for an exception: what the machine said is no one's mistake, anything else is ours. */
export function classifyFault(fault: unknown): ErrorCode {
  for (const error of chain(fault)) {
    if (error instanceof HearthError) return error.code
    if (isInfrastructure(error)) return 'SERVICE_UNAVAILABLE'
  }
  return 'INTERNAL'
}

/** Drizzle and others wrap what they caught. */
function* chain(error: unknown): Generator<unknown> {
  for (let depth = 0; error !== undefined && error !== null && depth < 8; depth++) {
    yield error
    error = error instanceof Error ? error.cause : undefined
  }
}

function isInfrastructure(error: unknown): boolean {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown }
  if (typeof code === 'string' && machineCode.test(code)) return true
  if (error instanceof TypeError && closedDatabase.test(error.message)) return true
  return typeof name === 'string' && sealedNames.has(name)
}

/** SQLite's result codes, the system's errno names, and what a mail server's absence is called. */
const machineCode = /^(SQLITE_|E[A-Z0-9]{2,}$|ERR_SQLITE)/
/** The one thing better-sqlite3 says without a code. */
const closedDatabase = /database connection is not open/
/** Keys that cannot be opened: the secret changed, or the database comes from another machine. */
const sealedNames = new Set(['BetterAuthError', 'OperationError', 'DrizzleQueryError'])

function byStatus(status: number): ErrorCode {
  if (status >= 500) return 'SERVICE_UNAVAILABLE'
  return statuses[status] ?? 'VALIDATION'
}

const statuses: Partial<Record<number, ErrorCode>> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
}

function bodyCode(body: unknown): string | undefined {
  const { code } = Object(body) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

function bodyMessage(body: unknown): string | undefined {
  const { message } = Object(body) as { message?: unknown }
  return typeof message === 'string' && message !== '' ? message : undefined
}
