import { decodeJwt } from 'jose'
import type { Pages } from './pages.ts'

const languages = ['en', 'de', 'fr', 'es', 'it'] as const
type Language = (typeof languages)[number]

/** A letter as the outbox takes it. */
export type Letter = {
  kind: 'verification' | 'reset' | 'magic-link' | 'invitation' | 'email-change'
  address: string
  userId?: string
  name?: string
  url: string
  /** ms since 1970 */
  expiresAt: number
  /** English where it is not known. */
  language?: Language | undefined
}

export type Outbox = {
  /** Whether a mail server is configured: then an address has to be confirmed before signing in. */
  sends: boolean
  /** Synchronous; belongs into a transaction. */
  put(letter: Letter): string
}

type Recipient = { id: string; email: string; name: string; emailVerified: boolean }
type ToPerson = { user: Recipient; url: string; token: string }

const hour = 3_600_000

type Deps = {
  outbox: Outbox
  pages: Pick<Pages, 'forLetter'>
  write: (work: () => void) => Promise<void>
  now: () => number
}

/** What Better Auth wants posted goes to the one outbox. Nobody waits for a mail server. */
export function createLetters({ outbox, pages, write, now }: Deps) {
  /** In the language of whoever asked. Synchronous. */
  const put = (letter: Letter, headers: Headers | undefined) =>
    outbox.put({ ...letter, language: languageOf(headers) })
  const post = (letter: Letter, headers: Headers | undefined) =>
    write(() => void put(letter, headers))
  const toPerson = (kind: Letter['kind'], { user, url }: ToPerson, request?: Request) => {
    const { email: address, id: userId, name } = user
    const letter = { kind, address, userId, name: oneLine(name), url: pages.forLetter(url) }
    return post({ ...letter, expiresAt: now() + hour }, request?.headers)
  }
  return {
    sends: outbox.sends,
    put,
    async verification(what: ToPerson, request?: Request) {
      const changes = decodeJwt(what.token)['updateTo'] !== undefined
      // Who was invited is known by the invitation.
      if (what.user.emailVerified && !changes) return
      await toPerson(changes ? 'email-change' : 'verification', what, request)
    },
    reset: (what: ToPerson, request?: Request) => toPerson('reset', what, request),
    emailChange: (what: ToPerson, request?: Request) => toPerson('email-change', what, request),
    magicLink: (
      { email, url }: { email: string; url: string },
      context?: { headers?: Headers | undefined },
    ) =>
      post(
        {
          kind: 'magic-link',
          address: email,
          url: pages.forLetter(url),
          expiresAt: now() + hour / 6,
        },
        context?.headers,
      ),
  }
}

export type Letters = ReturnType<typeof createLetters>

/** The first language of `Accept-Language` that letters can be written in. */
function languageOf(headers: Headers | undefined): Language | undefined {
  const wishes = (headers?.get('accept-language') ?? '').toLowerCase().split(',')
  const known = wishes.map((wish) => languages.find((name) => wish.trim().slice(0, 2) === name))
  return known.find((name) => name !== undefined)
}

/** The outbox refuses names that could break a header. */
function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200)
}
