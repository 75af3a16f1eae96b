import { HearthError, restoreBackup, type RestoreReport } from '../../storage/index.ts'
import { parseSettings } from '../settings.ts'
import { amount, originals, persons, photos } from './amount.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'

/**
 * `hearth restore DIR [--data-dir] [--snapshot NAME] [--without-vaults]`: puts a copy back into an empty folder and looks at
 * every byte of it. Exit code 1 where something is not back.
 */
export const restore: Command = async (args, env) => {
  const { word, json, snapshot, withoutVaults, env: given } = readArguments(args, env, 'any')
  if (word === undefined)
    throw new HearthError('VALIDATION', 'Say where the copies are: hearth restore FOLDER.')
  const { dataDir } = parseSettings(given)
  const report = await restoreBackup({
    from: word,
    dir: dataDir,
    snapshot,
    vaults: !withoutVaults,
    ...(json || !process.stderr.isTTY ? {} : { onProgress: showProgress }),
  })
  console.log(json ? JSON.stringify(report) : sentences(report, withoutVaults))
  return report.ok ? 0 : 1
}

function sentences(report: RestoreReport, withoutVaults: boolean): string {
  const { dir, snapshot, people, media, blobs, bytes, lost, damage, erased } = report
  const why = {
    missing: 'is not among the copies',
    damaged: 'is damaged among the copies',
    'too-large': 'is too large for that disk',
  }
  return [
    ...lost.map(({ hash, why: reason }) => `MISSING ${hash}: ${why[reason]}.`),
    ...damage.map(({ subject, detail }) => `DAMAGED ${subject}: ${detail}`),
    `The copy ${snapshot} is back in ${dir}: ${photos(media)} of ${persons(people)} (${originals(blobs)}, ${amount(bytes)}), each read byte by byte.`,
    ...(report.ok ? [] : ['Not everything came back. Whatever is named above is not there.']),
    ...(erased > 0
      ? [
          `${persons(erased)} deleted their account after this copy was made and ${erased === 1 ? 'stays' : 'stay'} deleted.`,
        ]
      : []),
    ...keysOf(report),
    ...(withoutVaults ? ['The vaults were left out: private photos stay shut for good.'] : []),
    'Everybody signs in anew. Small pictures are made again as they are looked at.',
    'Copies are made again once you choose where they go: hearth backup choose --to FOLDER. Stop the old Hearth for good before you start this one.',
  ].join('\n')
}

function keysOf({ keys, locked }: RestoreReport): string[] {
  const words: string[] = []
  if (!keys.includes('auth-secrets.json'))
    words.push(
      'MISSING keys/auth-secrets.json: Hearth will not start without it, for second factors and letters are sealed with it. Take another copy with --snapshot.',
    )
  if (!keys.includes('lan-authority.pem'))
    words.push(
      'The home network had no authority yet: devices install its certificate once it is on.',
    )
  if (locked.vaults > 0)
    words.push(
      `${locked.vaults} ${locked.vaults === 1 ? 'vault needs' : 'vaults need'} the key of the vaults, which is in no copy. Type the recovery sheet before the first start: hearth restore-key (or set MANA_AUTH_KEK). If it is lost for good, empty this folder and restore once more with --without-vaults: everything but what the vaults hold is there then.`,
    )
  return words
}

function showProgress({ done, total }: { done: number; total: number }): void {
  process.stderr.write(`\r\x1b[K${done === total ? '' : `${done} of ${total} originals`}`)
}
