import { z } from 'zod'
import { HearthError, letterKinds, type LetterKind } from '../../storage/index.ts'

export const letterLanguages = ['en', 'de', 'fr', 'es', 'it'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

export type Letter = {
  kind: LetterKind
  /** One address, of whoever reads it. */
  address: string
  /** The letter goes when this person goes. */
  userId?: string | undefined
  /** How to greet them. */
  name?: string | undefined
  /** The link the letter is about. http or https. */
  url: string
  /** When the link stops working, ms since 1970. */
  expiresAt: number
  /** English where it is not known. */
  language?: LetterLanguage | undefined
  /** Names what the link is about, so that the letter is found once that is over; never the link itself. */
  about?: string | undefined
}

/** What could end a header line or be shown as another one: control characters, line and paragraph separators. */
const oneLine = /^[^\p{Cc}\u2028\u2029]*$/u

/** One address and nothing beside it: no name, no list, nothing that a mail server reads as more. */
export const mailAddress = z.email().max(254)

const link = z
  .url({ protocol: /^https?$/ })
  .max(8000)
  // Printable ASCII without what would end it in a text: links are encoded.
  .regex(/^[!#-;=?-~]+$/)

const shape = z.object({
  kind: z.enum(letterKinds),
  address: mailAddress,
  userId: z.string().min(1).optional(),
  name: z.string().max(200).regex(oneLine).optional(),
  url: link,
  expiresAt: z.number().int().positive(),
  language: z.enum(letterLanguages).optional(),
  about: z.string().min(1).max(100).optional(),
})

const complaints: Record<string, string> = {
  address: 'This is not one e-mail address.',
  name: 'A name has to be on one line and at most 200 characters long.',
  url: 'This is not a link a letter could carry.',
}

/**
 * [Note: letters at the door] Addresses and names come from strangers (sign-up, invitations), and a line
 * break in one would write headers of its own. It is refused here, once, and believed from then on.
 * @throws VALIDATION with the field
 */
export function parseLetter(letter: Letter): Letter {
  const parsed = shape.safeParse(letter)
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? 'letter')
  throw new HearthError('VALIDATION', complaints[field] ?? 'This letter cannot be sent.', { field })
}
