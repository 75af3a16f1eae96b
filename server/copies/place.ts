import { isAbsolute } from 'node:path'
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
      const made = await makeRepository(place, { dataDir: dir, instanceId, formerly, now })
      house.set(backupSettings.place, made.dir)
    },

    /** What is there stays there. */
    forget: () => house.set(backupSettings.place, null),

    async isPresent(): Promise<boolean> {
      const place = readPlace(house)
      if (place === null) return false
      return openRepository(place, folder.instanceId).then(
        () => true,
        () => false,
      )
    },

    /** null: none was chosen. */
    async show(): Promise<PlaceStanding | null> {
      const place = readPlace(house)
      if (place === null) return null
      try {
        await openRepository(place, folder.instanceId)
        const { copies } = await listBackups(place)
        const sameDisk = await sharesDisk(place, folder.dir).catch(() => null)
        return { place, present: true, reason: null, message: null, sameDisk, copies }
      } catch (error) {
        const { reason = null, message } = error as HearthError
        return { place, present: false, reason, message, sameDisk: null, copies: [] }
      }
    },
  }
}

export type CopyPlace = ReturnType<typeof createCopyPlace>
