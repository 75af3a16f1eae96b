import { HearthClientError } from '../../client/index.ts'
import type { Messages } from './en/index.ts'

/** Codes after which waiting is all that helps, and people want to know how long. */
const WAITING = new Set(['ACCOUNT_LOCKED', 'RATE_LIMITED', 'SIGNUP_LIMIT_REACHED'])

/**
 * A sentence for whatever was thrown. It goes by the code and, where we know better still, by the
 * field (`CONFLICT:email`). The server's own words are English and only for codes nobody wrote down.
 */
export function wordsFor(error: unknown, t: Messages): string {
  if (!(error instanceof HearthClientError)) return t.failure.unknown
  const { code, field, retryAfterSec } = error
  const answers: Partial<Record<string, string>> = t.failure.answers
  const words = answers[`${code}:${field}`] ?? answers[code] ?? error.message
  const wait = WAITING.has(code) ? retryAfterSec : undefined
  return wait === undefined ? words : `${words} ${t.failure.again(wait)}`
}

/** What a code means that somebody else was answered with; null for one nobody wrote down. */
export function wordsForCode(code: string, t: Messages): string | null {
  const answers: Partial<Record<string, string>> = t.failure.answers
  return answers[code] ?? null
}

/** Why a photo has no preview. The server's own words are English: others hear none rather than those. */
export function reasonFor(
  { failure, failureCode }: { failure: string | null; failureCode: string | null },
  t: Messages,
): string {
  const answers: Partial<Record<string, string>> = t.failure.answers
  const known = answers[`PROCESSING_FAILED:${failureCode}`]
  return known ?? (t.language === 'en' ? (failure ?? '') : '')
}
