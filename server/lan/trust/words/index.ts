import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

export type System = 'ios' | 'android' | 'macos' | 'windows' | 'linux'

/** How the live check can end. */
export type Outcome = 'waiting' | 'ready' | 'untrusted' | 'unnamed' | 'clock' | 'unreachable'

/** What the trust page says. */
export type Words = {
  title: string
  lead: string
  noScript: string
  open: string
  /** A headline, and what it means. */
  check: Record<Outcome, [headline: string, meaning: string]>
  stepsTitle: string
  otherTitle: string
  systems: Record<System, { label: string; download: string; steps: string[] }>
  compareTitle: string
  compare: string
  limits: string
  undoTitle: string
  undo: string
}

export const words = { en, de, fr, es, it }

export type Language = keyof typeof words

export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
}

/** @param chosen what the page was asked for; @param accepted an Accept-Language header */
export function languageFor(chosen: string | null, accepted: string | undefined): Language {
  const wanted = [chosen ?? '', ...(accepted ?? '').split(',')].map((each) =>
    each.trim().slice(0, 2).toLowerCase(),
  )
  return wanted.find((each): each is Language => Object.hasOwn(words, each)) ?? 'en'
}
