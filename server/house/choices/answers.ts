import { z } from 'zod'
import type { Choices } from '../../choices/choices.ts'
import { mailRules, type RuleName, rules } from '../../choices/rules.ts'
import type { Settings } from '../../settings.ts'

const by = z
  .enum(['environment', 'choice', 'default'])
  .describe('`environment`: a variable is set where Hearth is started, and counts before it.')
const chosen = <Rule extends z.ZodType>(value: Rule) => z.object({ value, by })

export const choicesAnswer = z.object({
  householdName: z.string(),
  signup: chosen(rules.signup),
  maxDailySignups: chosen(z.int().describe('0: no limit')),
  quota: chosen(z.int().describe('Bytes a person; 0: no limit.')),
  maxUpload: chosen(z.int().describe('Bytes of one file.')),
  logLevel: chosen(rules.logLevel),
  mail: z.object({
    by,
    sends: z.boolean().describe('There is enough of it to send letters.'),
    host: z.string().nullable(),
    port: z.int().nullable(),
    user: z.string().nullable(),
    from: z.string().nullable(),
    hasPassword: z.boolean().describe('The password itself is never shown.'),
  }),
})

export type ShownChoices = z.output<typeof choicesAnswer>

const maybe = <Rule extends z.ZodType>(rule: Rule) => rule.nullable().optional()
const back = '`null`: as usual again.'

export const choicesBody = z.object({
  householdName: z.string().trim().min(1).max(80).optional(),
  signup: maybe(rules.signup).describe(back),
  maxDailySignups: maybe(rules.maxDailySignups).describe(back),
  quota: maybe(rules.quota).describe(back),
  maxUpload: maybe(rules.maxUpload).describe(back),
  logLevel: maybe(rules.logLevel).describe(back),
  mail: maybe(
    z.object({
      host: maybe(mailRules.host),
      port: maybe(mailRules.port),
      user: maybe(mailRules.user),
      pass: maybe(mailRules.pass).describe(
        'Left out, the one before stays, as long as server, port and user do.',
      ),
      from: maybe(mailRules.from),
    }),
  ).describe('`null`: no mail server.'),
})

export const trialBody = z.object({
  language: z.enum(['en', 'de', 'fr', 'es', 'it']).default('en'),
})

export const trialAnswer = z.object({
  sent: z.boolean().describe('The mail server took the letter.'),
  reason: z.string().nullable(),
  message: z.string().nullable(),
})

export function shownChoices(
  choices: Pick<Choices, 'read' | 'mail' | 'smtp'>,
  settings: Settings,
  householdName: string,
): ShownChoices {
  const read = <Name extends RuleName>(name: Name) => choices.read(name)
  return {
    householdName,
    signup: read('signup'),
    maxDailySignups: read('maxDailySignups'),
    quota: read('quota'),
    maxUpload: read('maxUpload'),
    logLevel: read('logLevel'),
    mail: shownMail(choices, settings),
  }
}

function shownMail(
  choices: Pick<Choices, 'mail' | 'smtp'>,
  { smtp: given }: Settings,
): ShownChoices['mail'] {
  const { by, kept } = choices.mail()
  const smtp = choices.smtp()
  const { host, port, user, from } = by === 'choice' ? kept : (given ?? {})
  return {
    by,
    sends: smtp !== undefined,
    host: host ?? null,
    port: port ?? null,
    user: user ?? null,
    from: from ?? null,
    hasPassword: smtp?.pass !== undefined,
  }
}
