import { HearthError } from '../../storage/index.ts'
import { parsed } from '../body.ts'
import type { ChoiceWish } from '../choices/choices.ts'
import {
  mailRules,
  mailVariables,
  places,
  type RuleName,
  ruleNames,
  rules,
} from '../choices/rules.ts'
import { parseSettings, type SettingName } from '../settings.ts'
import { z } from 'zod'

type MailField = keyof typeof mailRules
export type Choosable =
  { variable: SettingName; rule: RuleName } | { variable: SettingName; mail: MailField }

const mailFields: Record<(typeof mailVariables)[number], MailField> = {
  SMTP_HOST: 'host',
  SMTP_PORT: 'port',
  SMTP_USER: 'user',
  SMTP_PASS: 'pass',
  SMTP_FROM: 'from',
}

/** All that `hearth set` can change, by the variable that counts before it. */
export const choosables: readonly Choosable[] = [
  ...ruleNames.map((rule) => ({ variable: places[rule].variable, rule })),
  ...mailVariables.map((variable) => ({ variable, mail: mailFields[variable] })),
]

/** As it is written: `HEARTH_SIGNUP`, `signup`, `smtp-host`. @throws VALIDATION for another */
export function findChoosable(name: string): Choosable {
  const wanted = name.trim().toUpperCase().replaceAll('-', '_')
  const found = choosables.find(
    ({ variable }) => variable === wanted || variable === `HEARTH_${wanted}`,
  )
  if (found) return found
  const known = choosables.map(({ variable }) => variable).join(', ')
  throw new HearthError('VALIDATION', `"${name}" cannot be set this way. What can: ${known}.`)
}

/**
 * @param text null: as usual again
 * @throws VALIDATION for a value that cannot be
 */
export function wishOf(what: Choosable, text: string | null): ChoiceWish {
  if ('rule' in what) return { [what.rule]: text === null ? null : valueOf(what, text) }
  // Without its server the rest means nothing, and the password of one that is gone is not kept.
  if (text === null && what.mail === 'host') return { mail: null }
  return { mail: { [what.mail]: text === null ? null : mailValue(what, text) } }
}

/** Read as the variable would be, amounts with their units, and held to what can be chosen. */
function valueOf({ variable, rule }: { variable: SettingName; rule: RuleName }, text: string) {
  const value = parseSettings({ [variable]: text })[rule]
  return parsed(z.object({ [variable]: rules[rule] }), { [variable]: value })[variable]
}

function mailValue({ variable, mail }: { variable: SettingName; mail: MailField }, text: string) {
  const value = mail === 'port' ? Number(text) : text
  return parsed(z.object({ [variable]: mailRules[mail] }), { [variable]: value })[variable]
}
