import { isAbsolute } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  backupSettings,
  HearthError,
  listBackups,
  makeRepository,
  openRepository,
  sharesDisk,
  type BackupCopy,
  type Settings as HouseSettings,
} from '../../storage/index.ts'
import { programFolder } from './program.ts'
import { readFormerly, readPlace } from './standing.ts'

type Deps = {
  house: Pick<HouseSettings, 'get' | 'set'>
  folder: { dir: string; instanceId: string }
  now: () => number
}

export type PlaceStanding = {
  place: string
  /** The disk is connected and has our copies. */
  present: boolean
  /** Why not, in words. */
  reason: string | null
  message: string | null
  /** It dies with the photos. null: it cannot be told. */
  sameDisk: boolean | null
  copies: BackupCopy[]
}

/** Where the copies of a house go. */
export function createCopyPlace({ house, folder, now }: Deps) {
  let looking: { place: string; found: Promise<PlaceStanding> } | null = null
  return {
    get: () => readPlace(house),

    /** Makes it a folder of copies at once, so that later an empty one is a disk that is away. @throws as makeRepository */
    async choose(place: string): Promise<void> {
      if (!isAbsolute(place))
        throw new HearthError(
          'VALIDATION',
          'Write the whole path of the folder, as it stands in the address line of the file manager.',
          { field: 'place', reason: 'backup-path' },
        )
      const { dir, instanceId } = folder
      const formerly = readFormerly(house)
      const apart = [programFolder]
      const made = await makeRepository(place, { dataDir: dir, apart, instanceId, formerly, now })
      // An empty disk has no copies, however fresh those on the former one are.
      if (readPlace(house) !== made.dir) house.set(backupSettings.last, null)
      house.set(backupSettings.place, made.dir)
    },

    /** What is there stays there. */
    forget: () => house.set(backupSettings.place, null),

    /** null: none was chosen. */
    async show(): Promise<PlaceStanding | null> {
      const place = readPlace(house)
      if (place === null) return null
      const late = sleep(patienceMs, absent(place, silent(place)), { ref: false })
      return Promise.race([look(place), late])
    },
  }

  /** A share that hangs keeps one who looks waiting, not everybody who comes after. */
  function look(place: string): Promise<PlaceStanding> {
    if (looking?.place === place) return looking.found
    const found = lookAt(place).finally(() => (looking = null))
    looking = { place, found }
    return found
  }

  async function lookAt(place: string): Promise<PlaceStanding> {
    try {
      await openRepository(place, folder.instanceId)
      const { copies } = await listBackups(place)
      const sameDisk = await sharesDisk(place, folder.dir).catch(() => null)
      return { place, present: true, reason: null, message: null, sameDisk, copies }
    } catch (error) {
      return absent(place, error as HearthError)
    }
  }
}

function absent(place: string, { reason = null, message }: Silence): PlaceStanding {
  return { place, present: false, reason, message, sameDisk: null, copies: [] }
}

type Silence = { reason?: string | null; message: string }

function silent(place: string): Silence {
  return { reason: 'backup-away', message: `The disk with the copies (${place}) does not answer.` }
}

/** What a disk that sleeps may take to wake up, in ms. */
const patienceMs = 10_000

export type CopyPlace = ReturnType<typeof createCopyPlace>
