import { HearthError } from '../../storage/index.ts'
import { smtpBeside } from '../choices/beside.ts'
import {
  createReport,
  factsFromBeside,
  finding,
  type Finding,
  levels,
  type Report,
  runningHearth,
} from '../house/index.ts'
import { parseSettings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'
import { keyringOf, withVault } from './house-vault.ts'

/** 0: all is well; 1: somebody should look into it; 2: something does not work. */
const exitCodes = { ok: 0, note: 0, warning: 1, bad: 2 } as const

/** `hearth doctor`: looks this Hearth over, while it runs and while it does not; one report to copy. */
export const doctor: Command = async (args, env) => {
  const { json, env: given } = readArguments(args, env)
  const settings = parseSettings(given)
  const running = runningHearth(settings)
  const report = await createReport({
    settings: { ...settings, smtp: await smtpBeside(settings) },
    running: running?.addresses ?? null,
    keys: () => keysOf(given, running !== null),
    network: () => factsFromBeside(settings, running),
    now: Date.now,
  })
  console.log(json ? JSON.stringify(report) : written(report))
  return exitCodes[report.worst]
}

async function keysOf(env: NodeJS.ProcessEnv, runs: boolean): Promise<Finding> {
  try {
    const { custody } = await withVault(env, keyringOf)
    return finding('keys.ok', { custody })
  } catch (error) {
    if (!(error instanceof HearthError)) throw error
    if (error.code === 'CONFLICT' && error.field === undefined) return finding('keys.none')
    // It would not have started without.
    if (runs && error.reason === 'kek-missing') return finding('keys.app')
    return finding('keys.missing', { reason: error.message })
  }
}

function written({ at, hearth, system, dataDir, running, worst, findings }: Report): string {
  const graveFirst = findings.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  const wide = Math.max(...levels.map(({ length }) => length))
  return [
    `Hearth ${hearth} on ${system}, ${at}`,
    `Data folder ${dataDir}; ${running ? `Hearth runs at ${running}` : 'Hearth does not run'}.`,
    '',
    ...graveFirst.map(({ level, text }) => `${level.padEnd(wide)}  ${text}`),
    '',
    verdicts[worst],
  ].join('\n')
}

const verdicts = {
  ok: 'All is well.',
  note: 'All is well.',
  warning: 'Hearth works; somebody should look into the warnings.',
  bad: 'Something does not work: see above what helps.',
} as const
