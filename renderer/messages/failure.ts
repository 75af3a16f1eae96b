import { HearthClientError } from '../../client/index.ts'
import type { Messages } from './messages.ts'

/** A sentence for whatever was thrown: ours where we know better, else the server's own. */
export function wordsFor(error: unknown, t: Messages): string {
  if (!(error instanceof HearthClientError)) return t.failure.unknown
  if (error.code === 'NETWORK') return t.failure.network
  return t.failure.answers[error.code] ?? error.message
}
