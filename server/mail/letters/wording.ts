import type { LetterKind } from '../../../storage/index.ts'

/** What one letter says. All of it is plain text; whoever puts it into HTML escapes it. */
export type Sentences = {
  subject: string
  /** What this is, who asked for it and what the button does. */
  lead: string
  button: string
  /** What to do if you did not ask for it. */
  unasked: string
  /** In the place of how long the link works; `duration` as "2 hours", `until` as a day and a time. */
  lasts?(duration: string, until: string): string
}

/** A language of the letters. `house` is the household's name as it was given. */
export type Wording = {
  /** For dates and durations. */
  locale: string
  greeting(name: string | undefined): string
  letters: Record<LetterKind | 'trial', (house: string) => Sentences>
  /** `duration` as "2 hours", `until` as a day and a time. */
  lifetime(duration: string, until: string): string
  /** Above the link in full. */
  byHand: string
  closing: string
  /** Where the letter comes from. */
  sender(house: string): string
}
