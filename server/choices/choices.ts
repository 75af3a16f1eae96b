import { HearthError, type Settings as HouseSettings } from '../../storage/index.ts'
import type { Secrets } from '../mail/seal.ts'
import type { SettingName, Settings } from '../settings.ts'
import { createMailChoice, type KeptMail, type MailWish } from './mail-choice.ts'
import {
  mailKey,
  mailVariables,
  places,
  type Plain,
  ruleNames,
  type RuleName,
  rules,
} from './rules.ts'

/** Who says so: the variable, where it is set; then who chose in the house; then nobody. */
export type Decider = 'environment' | 'choice' | 'default'

/** null takes a choice back: it is as usual then. */
export type ChoiceWish = { [Name in RuleName]?: Plain[Name] | null | undefined } & {
  mail?: MailWish | null | undefined
}

type Deps = {
  settings: Settings
  /** of the house, in hearth.db */
  house: Pick<HouseSettings, 'get' | 'set'>
  /** The current one first. */
  secrets: Secrets
}

/**
 * What a household chooses while Hearth runs, as it is chosen for the home network: it stands in the data
 * folder, so that pages and command line show and change the same, and a variable that somebody set counts
 * before it. Everything is asked each time, so it takes effect at once.
 */
export function createChoices({ settings, house, secrets }: Deps) {
  const mails = createMailChoice(secrets)
  let opened: { raw: string; smtp: Settings['smtp'] } | undefined

  const choices = {
    /** @returns the value that counts, and who said it */
    read<Name extends RuleName>(name: Name): { value: Plain[Name]; by: Decider } {
      const { key, variable } = places[name]
      const usual = settings[name] as Plain[Name]
      if (settings.given.includes(variable)) return { value: usual, by: 'environment' }
      const chosen = rules[name].safeParse(house.get(key))
      if (!chosen.success) return { value: usual, by: 'default' }
      return { value: chosen.data as Plain[Name], by: 'choice' }
    },

    /** `kept` is what was chosen, its password still sealed, and may be too little to send a letter by. */
    mail(): { by: Decider; kept: KeptMail } {
      if (mailVariableOf(settings) !== undefined) return { by: 'environment', kept: {} }
      const kept = mails.parse(house.get(mailKey))
      return kept === undefined ? { by: 'default', kept: {} } : { by: 'choice', kept }
    },

    /** The mail server letters go to now, the same object as long as nothing has changed. undefined: none. */
    smtp(): Settings['smtp'] {
      const { by, kept } = choices.mail()
      if (by !== 'choice') return settings.smtp
      const raw = JSON.stringify(kept)
      if (opened?.raw !== raw) opened = { raw, smtp: mails.open(kept) ?? undefined }
      return opened.smtp
    },

    /**
     * Keeps all of it; belongs into one transaction. @returns the variables it is about
     * @throws CONFLICT where a variable decides
     */
    keep(wish: ChoiceWish): SettingName[] {
      const named = ruleNames.filter((name) => wish[name] !== undefined)
      const changed: SettingName[] = named.map((name) => places[name].variable)
      for (const variable of changed) if (settings.given.includes(variable)) throw fixed(variable)
      for (const name of named) house.set(places[name].key, wish[name])
      return wish.mail === undefined ? changed : [...changed, ...keepMail(wish.mail)]
    },
  }
  return choices

  function keepMail(wish: MailWish | null): readonly SettingName[] {
    const variable = mailVariableOf(settings)
    if (variable !== undefined) throw fixed(variable)
    house.set(mailKey, wish && mails.merge(choices.mail().kept, wish))
    return mailVariables
  }
}

export type Choices = ReturnType<typeof createChoices>

/** One of them is enough: a password of the environment must go to no server that somebody chose here. */
function mailVariableOf({ given }: Pick<Settings, 'given'>): SettingName | undefined {
  return mailVariables.find((name) => given.includes(name))
}

function fixed(variable: SettingName): HearthError {
  return new HearthError(
    'CONFLICT',
    `${variable} is set where Hearth is started, and counts before what is chosen here. Take it away there, start Hearth again, and choose then.`,
    { reason: 'setting-fixed', field: variable },
  )
}
