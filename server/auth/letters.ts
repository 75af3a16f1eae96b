import { decodeJwt } from 'jose'
import type { LetterKind } from '../../storage/index.ts'
import type { AddressChanges } from './address-changes.ts'
import { nameOf } from './token-name.ts'
import type { Pages } from './pages.ts'

const languages = ['en', 'de', 'fr', 'es', 'it'] as const
type Language = (typeof languages)[number]

/** A letter as the outbox takes it. */
export type Letter = {
  kind: LetterKind
  address: string
  userId?: string
  name?: string
  url: string
  /** ms since 1970 */
  expiresAt: number
  /** English where it is not known. */
  language?: Language | undefined
  /** Names what the link is about, never the link itself. */
  about?: string
}

/** All but `sends` are synchronous, and belong into a transaction. */
export type Outbox = {
  /** Whether a mail server is configured: then an address has to be confirmed before signing in. */
  readonly sends: boolean
  put(letter: Letter): string
  /** The work of `put`, for nobody. */
  rehearse(letter: Letter): void
  /** What `about` names is over: the letter's link is taken out. */
  spend(kind: LetterKind, about: string): void
  spendOf(kinds: readonly LetterKind[], person: { userId: string; email: string }): void
}

/** Whoever a letter that anybody may ask for would go to. */
export type Addressee = { id: string; name: string; email: string }

type Recipient = Addressee & { emailVerified: boolean }
type ToPerson = { user: Recipient; url: string; token: string }
type Wished = {
  kind: 'reset' | 'magic-link'
  address: string
  /** undefined: nobody has this address. */
  person: Addressee | undefined
  url: string
  token: string
  expiresAt: number
}

const hour = 3_600_000

type Deps = {
  outbox: Outbox
  pages: Pick<Pages, 'forLetter'>
  write: (work: () => void) => Promise<void>
  changes: Pick<AddressChanges, 'note'>
  now: () => number
}

/** What Better Auth wants posted goes to the one outbox. Nobody waits for a mail server. */
export function createLetters({ outbox, pages, write, changes, now }: Deps) {
  /** In the language of whoever asked. Synchronous. */
  const put = (letter: Letter, headers: Headers | undefined) =>
    outbox.put({ ...letter, language: languageOf(headers) })

  const lost = new WeakMap<Request, unknown>()
  const toPerson = (kind: LetterKind, { user, url, token }: ToPerson, request?: Request) =>
    write(() => {
      const { email: address, id: userId, name } = user
      const expiresAt = now() + hour
      if (kind === 'email-change') changes.note({ token, userId, expiresAt })
      const letter = { kind, address, userId, name: oneLine(name), url: pages.forLetter(url) }
      put({ ...letter, expiresAt }, request?.headers)
    }).catch((error: unknown) => {
      if (request) lost.set(request, error)
      throw error
    })

  return {
    /** Asked each time: a mail server may be set up while Hearth runs. */
    get sends() {
      return outbox.sends
    },
    put,
    spend: outbox.spend,
    spendOf: outbox.spendOf,
    /** Why the letter of this request could not be written down; undefined: it was. */
    lost: (request: Request): unknown => lost.get(request),
    async verification(what: ToPerson, request?: Request) {
      const isChange = decodeJwt(what.token)['updateTo'] !== undefined
      // Who was invited is known by the invitation.
      if (what.user.emailVerified && !isChange) return
      const kind = isChange ? 'email-change' : 'verification'
      await toPerson(kind, { ...what, url: leadingTo(endOf, what.url) }, request)
    },
    /** To the old address first. The page its link ends on says that a second one is to follow. */
    emailChange: (what: ToPerson, request?: Request) =>
      toPerson('email-change', { ...what, url: leadingTo(halfOf, what.url) }, request),
    /**
     * A letter anybody may ask for, for any address: the same is done where nobody has it, so that the
     * clock tells no more than the answer. Synchronous.
     */
    wished(
      { kind, address, person, url, token, expiresAt }: Wished,
      headers: Headers | undefined,
    ): void {
      const link = { url: pages.forLetter(url), expiresAt, about: nameOf(token) }
      const letter = { kind, address, ...link, language: languageOf(headers) }
      const name = oneLine(person?.name ?? address)
      if (person) outbox.put({ ...letter, userId: person.id, name })
      else outbox.rehearse({ ...letter, name })
    },
  }
}

export type Letters = ReturnType<typeof createLetters>

const halfOf: Ends = { from: '/verified', to: '/verified?half=1' }
const endOf: Ends = { from: halfOf.to, to: halfOf.from }

type Ends = { from: string; to: string }

/** Better Auth hands the end of the first link on to the second. Pages of other apps stay as they are. */
function leadingTo({ from, to }: Ends, link: string): string {
  const url = new URL(link)
  if (url.searchParams.get('callbackURL') !== from) return link
  url.searchParams.set('callbackURL', to)
  return url.href
}

/** The first language of `Accept-Language` that letters can be written in. */
function languageOf(headers: Headers | undefined): Language | undefined {
  const wishes = (headers?.get('accept-language') ?? '').toLowerCase().split(',')
  const known = wishes.map((wish) => languages.find((name) => wish.trim().slice(0, 2) === name))
  return known.find((name) => name !== undefined)
}

/** The outbox refuses names that could break a header. */
export function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200)
}
