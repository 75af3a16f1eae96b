import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import {
  HearthError,
  openForRecovery,
  readAnnouncement,
  type Recovery,
} from '../../storage/index.ts'
import { loadAuthSecrets } from '../auth/secrets.ts'
import { type Choices, createChoices } from '../choices/choices.ts'
import { effectiveSettings, runningHearth, type EffectiveSetting } from '../house/index.ts'
import { createLanChoice } from '../lan/choice.ts'
import { parseSettings, type SettingName, settingNames, type Settings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { createTelling } from './recovery.ts'
import { type Choosable, choosables, findChoosable, wishOf } from './setting-names.ts'

/**
 * `hearth set [NAME [VALUE]]`: what admins choose on the page “Settings”. A Hearth that runs follows
 * within seconds; every admin reads of it.
 */
export const set: Command = async (args, env) => {
  const { json, word, rest, env: given } = readArguments(args, env, 'any', 2)
  const own = parseSettings(given)
  const running = runningHearth(own) !== null
  const settings = running ? asRunning(own.dataDir, given) : own
  const what = word === undefined ? null : findChoosable(word)
  const folder = await openForRecovery(settings.dataDir)
  try {
    const secrets = await loadAuthSecrets(settings.dataDir, true)
    const choices = createChoices({ settings, house: folder.settings, secrets })
    const [value] = rest
    if (what !== null && value !== undefined) await keep(folder, choices, what, value)
    const shown = show(settings, own, choices, folder).filter(
      ({ name }) => what === null || name === what.variable,
    )
    console.log(json ? JSON.stringify(shown) : shown.map(words).join('\n'))
    if (value !== undefined && !json) console.log(running ? followed : waits)
    return 0
  } finally {
    folder.close()
  }
}

const followed = 'The Hearth that runs follows within seconds.'
const waits = 'It counts from the next start on.'

/** What counts before a choice is the environment of the Hearth that runs, not that of whoever asks. */
function asRunning(dir: string, env: NodeJS.ProcessEnv): Settings {
  const said = readAnnouncement(dir)?.given
  if (said === undefined) return parseSettings(env)
  const strangers = choosables.filter(({ variable }) => !said.includes(variable))
  const without = Object.fromEntries(strangers.map(({ variable }) => [variable, undefined]))
  const settings = parseSettings({ ...env, ...without })
  return { ...settings, given: settingNames.filter((name) => said.includes(name)) }
}

async function keep(folder: Recovery, choices: Choices, what: Choosable, given: string) {
  const value = what.variable === 'SMTP_PASS' ? await password(given) : given
  const wish = wishOf(what, value === 'default' ? null : value)
  folder.write(() => {
    choices.keep(wish)
    tellAdmins(folder, what.variable)
  })
}

/** What stands in a command is shown to everybody who looks at what runs, and kept by the shell. */
async function password(given: string): Promise<string> {
  if (given === 'default') return given
  if (given !== '-')
    throw new HearthError(
      'VALIDATION',
      'A password does not belong into a command, where others can see it. Write "hearth set smtp-pass -", and type it then.',
    )
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stderr.write('Password of the mail server: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  using lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  const typed = await lines.question('')
  process.stderr.write('\n')
  return typed
}

function tellAdmins({ sqlite }: Recovery, variable: SettingName): void {
  const admins = sqlite
    .prepare<[], string>(`SELECT id FROM user WHERE role = 'admin' AND banned IS NOT 1`)
    .pluck()
  for (const id of admins.all())
    createTelling({ sqlite }, id, Date.now)('house_changed', { settings: [variable] })
}

function show(settings: Settings, own: Settings, choices: Choices, folder: Recovery) {
  const { on, name, port } = createLanChoice({ settings, house: folder.settings })
  const standing = {
    on: on().value,
    onBy: on().by,
    name: name().value,
    nameBy: name().by,
    port: port().value,
    portBy: port().by,
  }
  const known = choosables.map(({ variable }) => variable)
  return effectiveSettings(settings, standing, choices)
    .filter(({ name }) => known.includes(name as SettingName))
    .map((setting) => {
      const elsewhere =
        setting.source === 'environment' && !own.given.includes(setting.name as SettingName)
      return elsewhere ? { ...setting, value: null } : setting
    })
}

const sources: Record<EffectiveSetting['source'], string> = {
  environment: 'set where Hearth is started, and counts before what is chosen',
  choice: 'chosen',
  default: 'as usual',
}

function words({ name, value, secret, source }: EffectiveSetting): string {
  const hidden = secret && source !== 'default' ? 'set, and never shown' : '-'
  return `${name.padEnd(18)} ${(value ?? hidden).padEnd(24)} ${sources[source]}`
}
