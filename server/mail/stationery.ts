import type { LetterKind } from '../../storage/index.ts'
import type { LetterLanguage } from './letter.ts'
import { de } from './letters/de.ts'
import { en } from './letters/en.ts'
import { es } from './letters/es.ts'
import { fr } from './letters/fr.ts'
import { it } from './letters/it.ts'
import type { Sentences, Wording } from './letters/wording.ts'
import { layOut } from './paper.ts'

const wordings: Record<LetterLanguage, Wording> = { en, de, fr, es, it }

export type WrittenLetter = {
  subject: string
  text: string
  html: string
  language: LetterLanguage
}

/** A letter before it is laid out, all of it plain text. */
export type Draft = Omit<Sentences, 'lasts'> & {
  language: LetterLanguage
  greeting: string
  url: string
  /** Empty: nothing about it runs out. */
  lifetime: string
  byHand: string
  closing: string
  sender: string
}

type Wish = {
  kind: LetterKind | 'trial'
  language: LetterLanguage
  name: string | undefined
  household: string
  url: string
  expiresAt: number
  now: number
}

/** Writes a letter, as plain text and as HTML that fetches nothing. Times are in the zone of this machine. */
export function writeLetter(wish: Wish): WrittenLetter {
  const words = wordings[wish.language]
  const house = oneLine(wish.household) || 'Hearth'
  const { lasts = words.lifetime, ...sentences } = words.letters[wish.kind](house)
  const draft: Draft = {
    ...sentences,
    language: wish.language,
    greeting: words.greeting(greetable(wish.name)),
    url: wish.url,
    lifetime: lifetimeOf(words.locale, lasts, wish),
    byHand: words.byHand,
    closing: words.closing,
    sender: words.sender(house),
  }
  const { subject, language } = draft
  return { subject, language, text: plainText(draft), html: layOut(draft) }
}

/**
 * The name, unless it could be a message: whoever signs a stranger up chooses it, and "Win a car at
 * example.org" is no name to greet anybody by.
 */
export function greetable(name: string | undefined): string | undefined {
  const shown = oneLine(name ?? '')
  if (shown === '' || shown.length > 60) return undefined
  return /[@/:<>]|\S\.\S\S/.test(shown) ? undefined : shown
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function lifetimeOf(locale: string, lasts: Wording['lifetime'], { expiresAt, now }: Wish): string {
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
  return lasts(durationOf(locale, expiresAt - now), until.format(expiresAt))
}

/** Rounded, as people say it: 60 minutes, 24 hours, 7 days. */
function durationOf(locale: string, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  const [unit, amount] =
    minutes < 100
      ? (['minute', minutes] as const)
      : minutes < 36 * 60
        ? (['hour', Math.round(minutes / 60)] as const)
        : (['day', Math.round(minutes / 1440)] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

function plainText(draft: Draft): string {
  return [
    draft.greeting,
    draft.lead,
    `${draft.button}:\n${draft.url}`,
    draft.lifetime,
    draft.unasked,
    `${draft.closing}\n${draft.sender}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
