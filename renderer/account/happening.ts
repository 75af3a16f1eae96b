import type { SecurityEvent } from '../../client/index.ts'
import type { Messages } from '../messages/en/index.ts'

type Event = Pick<SecurityEvent, 'eventType' | 'metadata'>
type Words = Partial<Record<string, string>>

/** What happened to an account, in words for its owner; it says so where somebody else did it. */
export function whatHappened({ eventType, metadata }: Event, t: Messages): string {
  const known: Words = t.activity.what
  const byOther = wordsOfDoer(metadata?.['by'], t)
  return byOther[eventType] ?? known[eventType] ?? t.activity.other
}

/** `by` is the id of an admin, `admin`, or the machine itself; without it, it was the owner. */
function wordsOfDoer(by: unknown, t: Messages): Words {
  if (typeof by !== 'string' || by === 'sign-up') return {}
  return by === 'machine' || by === 'command line' ? t.activity.byMachine : t.activity.byAdmin
}
