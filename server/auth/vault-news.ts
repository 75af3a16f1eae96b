import type { LetterKind, Storage } from '../../storage/index.ts'
import { oneLine, type Letters } from './letters.ts'
import type { Outer } from './handler-door.ts'
import type { Pages } from './pages.ts'
import type { SecurityEvents } from './security-events.ts'

type Noted = 'recovery_replaced' | 'vault_closed' | 'vault_key_replaced'
export type VaultNews = { what: 'recovery_asked'; guardians: string[] } | { what: Noted }

type Deps = {
  storage: Pick<Storage, 'sqlite' | 'writeNow'>
  events: Pick<SecurityEvents, 'record'>
  letters: Pick<Letters, 'sends' | 'put'>
  pages: Pick<Pages, 'forOthers'>
  now: () => number
}

type Person = { name: string; email: string }

const hour = 3_600_000
const day = 24 * hour

/**
 * What happened to somebody's vault by a session alone, for its owner to hear of where no thief answers:
 * an event of the account, and a letter where there is a mail server. Without one there is no letter:
 * its link is no way in, so an admin would have nothing to hand over.
 */
export function createVaultNews({ storage, events, letters, pages, now }: Deps) {
  const { sqlite } = storage
  const find = sqlite.prepare<[string], Person>('SELECT name, email FROM user WHERE id = ?')
  const told = sqlite
    .prepare(
      'SELECT 1 FROM security_event WHERE user_id = ? AND event_type = ? AND created_at > ? LIMIT 1',
    )
    .pluck()

  return {
    /** In one transaction of its own, or in the one that is open. */
    tell(userId: string, news: VaultNews, outer: Outer): void {
      storage.writeNow(() => {
        // Requests are few enough by themselves; the rest could fill somebody's letter box.
        const again = news.what !== 'recovery_asked' && isFresh(userId, news.what)
        events.record({ userId, eventType: news.what, outer })
        if (letters.sends && !again) write(userId, news, outer)
      })
    },
  }

  function isFresh(userId: string, what: Noted): boolean {
    return told.get(userId, what, now() - hour) !== undefined
  }

  function write(userId: string, news: VaultNews, outer: Outer): void {
    if (news.what !== 'recovery_asked') return put('vault-changed', userId, 7 * day, outer)
    put('recovery-asked', userId, day, outer)
    for (const guardian of news.guardians) put('guardian-asked', guardian, day, outer)
  }

  function put(kind: LetterKind, userId: string, lastsMs: number, outer: Outer): void {
    const person = find.get(userId)
    if (!person) return
    const whom = { userId, address: person.email, name: oneLine(person.name) }
    const url = pages.forOthers(outer, '/account/vault')
    letters.put({ kind, ...whom, url, expiresAt: now() + lastsMs }, outer.headers)
  }
}
