import { HearthClientError } from '../../client/index.ts'
import { wordsFor } from '../messages/failure.ts'
import type { Messages } from '../messages/en/index.ts'
import type { Upload, Verdict } from './queue.ts'

const PATIENCE = 5

/**
 * What an error means for the rest of the queue. A lost connection or a busy server is no fault of
 * the file; a full disk is everybody's; the rest concerns this one alone.
 */
export function judge(error: unknown, upload: Upload, t: Messages): Verdict {
  const words = wordsFor(error, t)
  const code = error instanceof HearthClientError ? error.code : ''
  switch (code) {
    case 'UNAUTHORIZED':
      return { kind: 'again', words, halt: 'block' }
    case 'NETWORK':
    case 'BUSY':
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return upload.tries < PATIENCE
        ? { kind: 'again', words, halt: 'block' }
        : { kind: 'fail', words }
    case 'NO_SPACE':
      return { kind: 'fail', words, halt: 'pause' }
    default:
      return { kind: 'fail', words }
  }
}
