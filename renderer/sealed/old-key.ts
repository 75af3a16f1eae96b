import { HearthClientError } from '../../client/index.ts'

/** Whether a key that is gone sealed it. Not so for a lost network, nor a lock that came in between. */
export function isOfOldKey(error: unknown): boolean {
  return error instanceof HearthClientError && error.code === 'SEAL_BROKEN'
}
