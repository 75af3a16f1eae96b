import { openForReading, verify as verifyFolder } from '../../storage/index.ts'
import type { Damage, VerifyReport } from '../../storage/index.ts'
import { parseSettings } from '../settings.ts'
import { readArguments } from './arguments.ts'
import { originals, photos } from './amount.ts'
import type { Command } from './hearth.ts'
import { sealKeysIn } from './seal-keys.ts'

/** `hearth verify [--all]`: looks for damage, with `--all` in every byte; exit code 1 on any. */
export const verify: Command = async (args, env) => {
  const { json, all, env: given } = readArguments(args, env)
  const settings = parseSettings(given)
  const reader = await openForReading(settings.dataDir)
  const sealKey = sealKeysIn(reader.folder, settings.kek)
  const report = await verifyFolder(reader, { all, sealKey }).finally(() => reader.close())
  console.log(json ? JSON.stringify(report) : sentences(report))
  return report.ok ? 0 : 1
}

const remedies: Record<Damage['remedy'], string> = {
  upload: 'Uploading the same file once more heals it.',
  restart: 'The next start of Hearth heals it.',
  backup: 'Only a copy from before can heal it; "hearth restore" puts one back.',
}

function sentences({ ok, damage, remarks, checked }: VerifyReport): string {
  const looked = `Looked at ${photos(checked.media)} (${originals(checked.blobs)}, ${checked.bytes} bytes; ${checked.hashed} read byte by byte).`
  const found = damage.map(
    ({ subject, detail, remedy }) => `DAMAGED ${subject}: ${detail} ${remedies[remedy]}`,
  )
  const noted = remarks.map(({ subject, detail }) => `note    ${subject}: ${detail}`)
  const verdict = ok ? 'Everything is there.' : `${damage.length} damaged.`
  return [...found, ...noted, looked, verdict].join('\n')
}
