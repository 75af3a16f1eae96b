import { openForReading, verify as verifyFolder } from '../../storage/index.ts'
import { parseSettings } from '../settings.ts'
import type { Command } from './hearth.ts'
import { readArguments } from './arguments.ts'

/** `hearth verify [--all]`: looks for damage, with `--all` in every byte; exit code 1 on any. */
export const verify: Command = async (args, env) => {
  const { json, all, env: given } = readArguments(args, env)
  const reader = await openForReading(parseSettings(given).dataDir)
  const report = await verifyFolder(reader, { all }).finally(() => reader.close())
  if (json) console.log(JSON.stringify(report))
  else for (const line of sentences(report, all)) console.log(line)
  return report.damage.length === 0 ? 0 : 1
}
