import { relative, resolve } from 'node:path'
import {
  backupSettings,
  createBackup,
  explainFailure,
  HearthError,
  openForReading,
  openForRecovery,
  type BackupProgress,
  type BackupReport,
} from '../../storage/index.ts'
import manifest from '../../package.json' with { type: 'json' }
import { keepsKey } from './keys.ts'
import { programFolder } from './program.ts'
import { isProofDue, readFormerly, readNoted, readPlace, type Noted } from './standing.ts'

export type CopyOptions = {
  dataDir: string
  /** Instead of the place that was chosen; made a folder of copies where it is none. */
  to?: string | undefined
  /** Read every byte again as well. `due`: when that was long ago. */
  prove?: boolean | 'due'
  now?: () => number
  onProgress?: (progress: BackupProgress) => void
}

/**
 * Makes a copy beside whatever has the folder open, and writes down how it went.
 * @throws HearthError CONFLICT where no place was chosen, and what `createBackup` throws
 */
export async function makeCopy(options: CopyOptions): Promise<BackupReport> {
  const { dataDir, to, prove = false, now = Date.now, onProgress } = options
  const { chosen, formerly, noted } = await look(dataDir)
  const place = to === undefined ? chosen : resolve(to)
  if (place === null) throw noPlace()
  // A machine that goes off while every byte is read has its copy all the same.
  let before: Noted | undefined
  const succeed = (report: BackupReport) =>
    note(dataDir, place, (current) => succeeded((before ??= current), report))
  try {
    const report = await createBackup({
      dataDir,
      to: place,
      create: !isSame(place, chosen),
      formerly,
      prove: prove === 'due' ? isProofDue(noted, now()) : prove,
      keeps: keepsKey,
      apart: [programFolder],
      hearth: manifest.version,
      now,
      onKept: succeed,
      ...(onProgress ? { onProgress } : {}),
    })
    if (report.proven || report.remarks.length > 0) await succeed(report)
    return report
  } catch (error) {
    // That somebody else makes one just now is no failure.
    if (!(error instanceof HearthError && error.code === 'LOCKED'))
      await note(dataDir, place, (current) => failed(current, place, error, now()))
    throw error
  }
}

/** However it is written: a folder of copies is never made anew where the chosen disk is away. */
function isSame(place: string, chosen: string | null): boolean {
  return chosen !== null && relative(chosen, place) === ''
}

async function look(dataDir: string) {
  const reader = await openForReading(dataDir)
  try {
    const house = { get: reader.setting }
    return { chosen: readPlace(house), formerly: readFormerly(house), noted: readNoted(house) }
  } finally {
    reader.close()
  }
}

/**
 * What is noted is said of the chosen place alone: a single copy elsewhere makes that one no fresher. A copy
 * of a disk that cannot be written any more is worth more than a line about it.
 */
async function note(
  dataDir: string,
  place: string,
  change: (before: Noted) => Noted,
): Promise<void> {
  try {
    const house = await openForRecovery(dataDir)
    try {
      const { settings } = house
      house.write(() => {
        if (isSame(place, readPlace(settings) ?? place))
          settings.set(backupSettings.last, change(readNoted(settings)))
      })
    } finally {
      house.close()
    }
  } catch (error) {
    if (!(explainFailure(error) instanceof HearthError)) throw error
  }
}

function succeeded(before: Noted, report: BackupReport): Noted {
  const { at, place, whole, proven, lost, blobs, remarks } = report
  const { copied, copiedBytes } = blobs
  return {
    firstAt: before.firstAt ?? at,
    wholeAt: whole ? at : before.wholeAt,
    provenAt: proven ? at : before.provenAt,
    last: {
      at,
      place,
      ok: whole,
      lost: lost.length,
      copied,
      copiedBytes,
      reason: null,
      message: remarks.map(({ message }) => message).join(' ') || null,
    },
  }
}

function failed(before: Noted, place: string, error: unknown, at: number): Noted {
  const known = error instanceof HearthError ? error : null
  const message = known?.message ?? 'Something went wrong inside Hearth while the copy was made.'
  const nothing = { lost: 0, copied: 0, copiedBytes: 0 }
  return {
    ...before,
    last: {
      at,
      place,
      ok: false,
      ...nothing,
      reason: known?.reason ?? known?.code ?? null,
      message,
    },
  }
}

export function noPlace(): HearthError {
  return new HearthError(
    'CONFLICT',
    'Nobody has chosen yet where copies go. Choose a folder on another disk: on the page Copies under Your household, or with hearth backup choose --to FOLDER. For a single copy: hearth backup --to FOLDER.',
    { reason: 'backup-no-place' },
  )
}
