import { join } from 'node:path'
import { HearthError } from '../../storage/index.ts'
import { createLogPages, createRedaction, type LogLine } from '../house/index.ts'
import { parseSettings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'

/** Lines; `--all` has ten times as many. */
const usual = 50

const marks: Record<LogLine['level'], string> = {
  trace: '     ',
  debug: '     ',
  info: '     ',
  warn: 'warn ',
  error: 'ERROR',
  fatal: 'FATAL',
}

/** `hearth logs`: the last lines of the log, the newest last, as somebody reads them; secrets are taken out. */
export const logs: Command = async (args, env) => {
  const { json, all, env: given } = readArguments(args, env)
  const { dataDir } = parseSettings(given)
  const pages = createLogPages({ dir: join(dataDir, 'logs'), redaction: createRedaction(() => []) })
  const limit = all ? usual * 10 : usual
  const { lines } = await pages.read({ level: all ? 'trace' : 'info', limit })
  if (lines.length === 0)
    throw new HearthError('NOT_FOUND', `There is no log in ${join(dataDir, 'logs')} yet.`)
  for (const line of lines.toReversed()) console.log(json ? JSON.stringify(line) : words(line))
  return 0
}

function words({ at, level, message, details }: LogLine): string {
  const when = at === null ? '' : `${new Date(at).toLocaleString('sv-SE')} `
  // What stands beside it is for who looks for a fault.
  const more = details !== null && (level === 'warn' || level === 'error' || level === 'fatal')
  return `${when}${marks[level]} ${message}${more ? `\n      ${details}` : ''}`
}
