import { HearthClientError } from './error.ts'

/** As much of an HTTP answer as fetch and XMLHttpRequest have in common. */
export type Answer = { status: number; text: string; header: (name: string) => string | null }

const CODES: Record<number, string> = {
  400: 'VALIDATION',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED',
  422: 'UNPROCESSABLE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
  507: 'NO_SPACE',
}

/**
 * The typed error a failed answer stands for.
 * Reads Hearth's envelope `{error, message, field?, retryAfterSec?}`, the vault's `{error: text, code}`
 * and Better Auth's `{code, message}`; a proxy's page or an empty body falls back on the status.
 */
export function errorOf(answer: Answer): HearthClientError {
  const body = objectIn(answer.text)
  const [error, named] = [text(body['error']), text(body['code'])]
  const code = named ?? error ?? CODES[answer.status] ?? 'INTERNAL'
  const words = named === undefined ? undefined : error
  const message =
    text(body['message']) ?? words ?? `The server answered with status ${answer.status}.`
  return new HearthClientError(code, message, {
    status: answer.status,
    field: text(body['field']),
    retryAfterSec: seconds(body['retryAfterSec'] ?? answer.header('Retry-After')),
  })
}

/** The JSON of a good answer. Throws BAD_ANSWER where something else than JSON came back. */
export function jsonOf<T>(answer: Answer): T {
  try {
    return JSON.parse(answer.text) as T
  } catch (cause) {
    const message = 'The server answered with something this app does not understand.'
    throw new HearthClientError('BAD_ANSWER', message, { status: answer.status, cause })
  }
}

function objectIn(source: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function seconds(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}
