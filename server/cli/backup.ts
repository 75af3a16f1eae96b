import {
  HearthError,
  listBackups,
  openForReading,
  openForRecovery,
  type BackupCopy,
  type BackupProgress,
  type BackupReport,
} from '../../storage/index.ts'
import { makeCopy, noPlace } from '../copies/make-copy.ts'
import { createCopyPlace } from '../copies/place.ts'
import { readPlace } from '../copies/standing.ts'
import { parseSettings } from '../settings.ts'
import { resolve } from 'node:path'
import { amount, counted, originals, persons, photos } from './amount.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'

/**
 * `hearth backup [--to DIR] [--all]`, `backup list`, `backup choose --to DIR`: copies of the household,
 * while Hearth runs and while it does not. Exit code 1 where a copy is not whole, or
 * was to be read again and could not be.
 */
export const backup: Command = async (args, env) => {
  const { word, json, all, to, env: given } = readArguments(args, env, ['list', 'choose'])
  const { dataDir } = parseSettings(given)
  if (word === 'list') return list(to ?? (await chosenPlace(dataDir)), json)
  if (word === 'choose') return choose(dataDir, to, json)
  const onProgress = json || !process.stderr.isTTY ? undefined : showProgress
  const report = await makeCopy({ dataDir, to, prove: all, ...(onProgress ? { onProgress } : {}) })
  console.log(json ? JSON.stringify(report) : sentences(report))
  return report.whole && (report.proven || !all) ? 0 : 1
}

async function chosenPlace(dataDir: string): Promise<string> {
  const reader = await openForReading(dataDir)
  try {
    const place = readPlace({ get: reader.setting })
    if (place === null) throw noPlace()
    return place
  } finally {
    reader.close()
  }
}

async function list(place: string, json: boolean): Promise<number> {
  const found = await listBackups(place)
  console.log(json ? JSON.stringify(found) : table(found))
  return 0
}

async function choose(dataDir: string, to: string | undefined, json: boolean): Promise<number> {
  if (to === undefined)
    throw new HearthError('VALIDATION', 'Say which folder: hearth backup choose --to FOLDER.')
  const reader = await openForReading(dataDir)
  const { folder } = reader
  reader.close()
  const house = await openForRecovery(dataDir)
  try {
    const place = createCopyPlace({ house: house.settings, folder, now: Date.now })
    await place.choose(resolve(to))
    const { sameDisk } = (await place.show()) ?? { sameDisk: null }
    const chosen = { place: place.get(), sameDisk }
    console.log(json ? JSON.stringify(chosen) : `${chosen.place} ${is}${sameDisk ? same : ''}`)
    return 0
  } finally {
    house.close()
  }
}

const is =
  'is where copies go from now on. While Hearth runs it makes one each day that this disk is connected; "hearth backup" makes one now.'
const same =
  ' It is on the same disk as the photos: if that disk dies, both are gone. Better choose another one.'

function sentences(report: BackupReport) {
  const { place, name, whole, lost, media, people, blobs, removed, remarks } = report
  const fresh = counted(blobs.copied, 'was new', 'were new')
  const what = `${photos(media)} of ${persons(people)} (${originals(blobs.count)}; ${fresh}, ${amount(blobs.copiedBytes)})`
  const why = {
    missing: 'is not in the data folder',
    damaged: 'is damaged in the data folder',
    'too-large':
      'is larger than the disk with the copies takes: FAT32 takes no file of 4 GiB. Format that disk as exFAT, or choose another one',
  }
  const heals = lost.some(({ why: reason }) => reason !== 'too-large')
  return [
    ...lost.map(({ hash, why: reason }) => `MISSING ${hash}: ${why[reason]}.`),
    `The copy ${name} is in ${place}: ${what}.`,
    ...(whole
      ? []
      : [
          `It is NOT whole: ${originals(lost.length)} ${lost.length === 1 ? 'is' : 'are'} not in it.${heals ? ` ${heal}` : ''}`,
        ]),
    ...(removed > 0
      ? [
          `${counted(removed, 'old copy has had its time and was', 'old copies have had their time and were')} removed.`,
        ]
      : []),
    ...remarks.map(({ message }) => message),
    keyNote,
  ].join('\n')
}

const heal =
  'Uploading the same files once more heals the data folder; then make another copy. Earlier copies may still have them.'
const keyNote =
  'The key of the vaults is in no copy. Print it once with "hearth recovery-sheet" and keep it with the passports: without it the vaults in a copy stay shut, except those whose owners have their own recovery code.'

function table({ place, copies }: { place: string; copies: BackupCopy[] }): string {
  if (copies.length === 0) return `There is no copy in ${place} yet.`
  return [`Copies in ${place}, the newest first:`, ...copies.map(line)].join('\n')
}

function line({ name, whole, at, lost, media, bytes }: BackupCopy): string {
  if (at === null) return `  ${name}  NOT whole: the list of what it holds cannot be read`
  const state = whole
    ? 'whole'
    : lost > 0
      ? `NOT whole: ${counted(lost, 'original is', 'originals are')} missing`
      : 'NOT whole: files of it are missing'
  return `  ${name}  ${state}; ${photos(media)}, ${amount(bytes)}`
}

function showProgress({ phase, done, total, copiedBytes }: BackupProgress): void {
  const words = {
    rows: 'Copying accounts and records…',
    originals: `${done} of ${total} originals, ${amount(copiedBytes)} copied`,
    end: 'Finishing…',
  }
  process.stderr.write(`\r\x1b[K${phase === 'end' ? '' : words[phase]}`)
}
