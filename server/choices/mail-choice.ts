import { z } from 'zod'
import { isSender } from '../mail/post.ts'
import { createSeal, type Secrets } from '../mail/seal.ts'
import type { Settings } from '../settings.ts'
import { mailRules } from './rules.ts'

type Smtp = NonNullable<Settings['smtp']>

const kept = z.object({
  host: mailRules.host.optional(),
  port: mailRules.port.optional(),
  user: mailRules.user.optional(),
  from: mailRules.from.optional(),
  pass: z.object({ version: z.number(), box: z.string() }).optional(),
})

export type KeptMail = z.output<typeof kept>

/** What somebody says of the mail server; what is not said stays as it was, null takes it away. */
export type MailWish = {
  [Name in keyof typeof mailRules]?: z.output<(typeof mailRules)[Name]> | null | undefined
}

/** Without one, where letters are handed in by a program that signs in. */
export const usualMailPort = 587

/**
 * The mail server that was chosen in the house. [Note: a password goes to one server] It is sealed with
 * the secrets of the house, and bound to server, port and user: whoever changes one of these has to know
 * the password, or an admin's session that was left open could have it sent to a server of its own.
 */
export function createMailChoice(secrets: Secrets) {
  const seal = createSeal(secrets)

  return {
    parse: (value: unknown): KeptMail | undefined => kept.safeParse(value ?? undefined).data,

    /** As it is to be kept. */
    merge(before: KeptMail, wish: MailWish): KeptMail {
      const plain = { ...before, ...withoutUndefined(wish), pass: undefined }
      const next = withoutNull(plain) as Omit<KeptMail, 'pass'>
      if (wish.pass) return { ...next, pass: seal.seal(lineOf(next), wish.pass) }
      const stays = wish.pass === undefined && before.pass && lineOf(next) === lineOf(before)
      return stays ? { ...next, pass: before.pass } : next
    },

    /** null: that is not enough to send a letter by. */
    open(mail: KeptMail): Smtp | null {
      const { host, port = usualMailPort, user, from = user } = mail
      if (host === undefined || from === undefined || !isSender(from)) return null
      return { host, port, user, from, pass: passwordIn(mail) }
    },
  }

  /** undefined: there is none, or the secret it was sealed with is gone; then it is typed again. */
  function passwordIn(mail: KeptMail): string | undefined {
    try {
      return mail.pass && seal.open(lineOf(mail), mail.pass)
    } catch {
      return undefined
    }
  }
}

/** What a password is bound to. */
function lineOf({ host = '', port = usualMailPort, user = '' }: KeptMail): string {
  return JSON.stringify(['mail server', host.toLowerCase(), port, user])
}

function withoutUndefined(wish: object): object {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
}

function withoutNull(wish: object): object {
  const entries = Object.entries(wish)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null))
}
