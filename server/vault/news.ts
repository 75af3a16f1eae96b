import { peerHeaders } from '../guard/peer.ts'
import type { Log } from '../log.ts'
import { personOf, type Asked } from './witness.ts'

/** What somebody has to hear of by another way than the page or program that did it. */
export type News = { what: 'recovery_asked'; guardians: string[] } | { what: Noted }

/** Done by whoever had a session, and no more: a code replaced, a vault closed, a key replaced. */
export type Noted = 'recovery_replaced' | 'vault_closed' | 'vault_key_replaced'

/** The request that did it, as far as it says who sent it. */
export type Whence = { url: string; headers: Headers }

type Deps = {
  household: { tell(userId: string, news: News, whence: Whence): void }
  log: Pick<Log, 'warn'>
}

/** Tells whoever is signed in, after the commit. That nobody could be told takes nothing back. */
export function createNews({ household, log }: Deps) {
  return (c: Asked, news: News | null): void => {
    if (news === null) return
    try {
      household.tell(personOf(c.get('caller')), news, { url: c.req.url, headers: peerHeaders(c) })
    } catch (error) {
      log.warn({ err: error, what: news.what }, 'somebody could not be told of their vault')
    }
  }
}

export type TellNews = ReturnType<typeof createNews>
