import type { Caller } from '../caller.ts'
import { HearthError } from '../../storage/index.ts'

/**
 * Whose media a request is about. A person may only mean themselves; a service must say whom.
 * `asked` is what the request says (`userId`), '' counts as unsaid.
 * @throws HearthError FORBIDDEN for a person naming somebody else, VALIDATION for a service naming nobody
 */
export function ownerOf(caller: Caller, asked: string | undefined): string {
  if (caller.kind === 'service') {
    if (asked) return asked
    throw new HearthError('VALIDATION', 'A service has to say whose media it means: userId.', {
      field: 'userId',
    })
  }
  if (asked && asked !== caller.userId)
    throw new HearthError('FORBIDDEN', 'These are somebody else’s media.', { field: 'userId' })
  return caller.userId
}
