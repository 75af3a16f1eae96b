import { z } from 'zod'
import { isSender } from '../mail/post.ts'
import type { SettingName } from '../settings.ts'

/** Lets a page's amount be a number of bytes that JavaScript counts exactly. */
const bytes = z.int('has to be a whole number of bytes')

/** What may be chosen in the house, as it is kept in hearth.db and as a request says it. */
export const rules = {
  signup: z.enum(['open', 'invite', 'closed'], 'has to be open, invite or closed'),
  maxDailySignups: z
    .int('has to be a whole number, 0 for no limit')
    .min(0, 'has to be a whole number, 0 for no limit')
    .max(1_000_000, 'has to be at most a million'),
  quota: bytes.min(0, 'has to be an amount, 0 for no limit'),
  // Below that not even a photo of a phone comes in, and nobody would know why.
  maxUpload: bytes.min(1_000_000, 'has to be at least 1 MB'),
  logLevel: z.enum(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'has to be trace, debug, info, warn, error, fatal or silent',
  ),
} as const

export type RuleName = keyof typeof rules
export type Plain = { [Name in RuleName]: z.output<(typeof rules)[Name]> }
export const ruleNames = Object.keys(rules) as RuleName[]

/** Where each is kept, and the variable that counts before it. */
export const places = {
  signup: { key: 'signup.mode', variable: 'HEARTH_SIGNUP' },
  maxDailySignups: { key: 'signup.daily', variable: 'MAX_DAILY_SIGNUPS' },
  quota: { key: 'quota.person', variable: 'HEARTH_QUOTA' },
  maxUpload: { key: 'upload.most', variable: 'HEARTH_MAX_UPLOAD' },
  logLevel: { key: 'log.level', variable: 'LOG_LEVEL' },
} as const satisfies Record<RuleName, { key: string; variable: SettingName }>

/** Nothing that could end a line of what is said to a mail server. */
const oneLine = z.string().regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'has to be on one line')

const portWords = 'has to be a port from 1 to 65535'

/** How letters go out, as somebody says it. */
export const mailRules = {
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-z0-9_.:[\]-]+$/i, 'has to be the name of a mail server, such as mail.example.org'),
  port: z.int(portWords).min(1, portWords).max(65_535, portWords),
  user: oneLine.max(320),
  pass: oneLine.max(1000),
  from: oneLine.trim().max(320).refine(isSender, 'has to be the e-mail address letters come from'),
} as const

/** All variables of the one way to the mail server: they are taken together, or not at all. */
export const mailVariables = [
  'SMTP_HOST',
  'SMTP_PORT',
  'SMTP_USER',
  'SMTP_PASS',
  'SMTP_FROM',
] as const satisfies readonly SettingName[]

export const mailKey = 'mail.server'
