import { judgePlace, type PlaceFacts } from '../../server/place/index.ts'
import type { Messages } from '../messages/index.ts'

/** What was seen of a folder; gathered by `files/folder-facts`. */
export type FolderFacts = PlaceFacts & {
  there: 'nothing' | 'file' | 'folder'
  marker: 'none' | 'damaged' | { instanceId: string }
  empty: boolean
  writable: boolean
  freeBytes: number
}

export type FolderWord = keyof Messages['folder']

/** Why a folder cannot hold the photos; null: it can. `room`: what has to fit, in bytes. */
export function refuseFolder(facts: FolderFacts, platform: string): FolderWord | null {
  const { there, marker, empty, writable } = facts
  const place = judgePlace(facts, platform)
  if (place !== null) return place
  if (there === 'file') return 'file'
  if (!writable) return 'readOnly'
  if (there === 'nothing') return null
  if (marker === 'damaged') return 'damaged'
  return marker === 'none' && !empty ? 'foreign' : null
}

/** What a start finds at the folder in use. Never start empty where there were photos. */
export type Presence = 'go' | 'wait' | 'other' | 'damaged'

/** @param known the instance id of the photos that were there; null: never started yet */
export function judgePresence(
  { marker }: Pick<FolderFacts, 'marker'>,
  known: string | null,
): Presence {
  if (known === null) return 'go'
  if (marker === 'none') return 'wait'
  if (marker === 'damaged') return 'damaged'
  return marker.instanceId === known ? 'go' : 'other'
}
