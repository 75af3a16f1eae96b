import { HearthError, type ErrorCode } from '../error.ts'
import { explainFailure } from '../failure.ts'
import { readMarker } from '../folder/marker.ts'
import { away } from './repository.ts'

/**
 * What went wrong while a copy was made, in words about the right disk. As long as the data folder
 * answers it is the one of the copies: what cannot be read of the photos is counted, not thrown.
 */
export async function explainBackup(thrown: unknown, place: string, dataDir: string) {
  if (thrown instanceof HearthError && !(thrown.code in sentences)) return thrown
  if (thrown instanceof HearthError && thrown.reason !== undefined) return thrown
  const marker = await readMarker(dataDir).catch(() => null)
  const failure = isGone(thrown) ? away(place) : explainFailure(thrown)
  if (!(failure instanceof HearthError) || marker === null) return failure
  const words = sentences[failure.code]
  if (words === undefined || failure.reason !== undefined) return failure
  const { reason, text } = words
  return new HearthError(failure.code, text.replaceAll('{place}', place), { cause: thrown, reason })
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')
}

const kept = 'The copies from before are as they were.'
const sentences: Partial<Record<ErrorCode, { reason: string; text: string }>> = {
  NO_SPACE: {
    reason: 'backup-full',
    text: `The disk with the copies ({place}) is full, so this copy was not finished. ${kept} Make room on it, or choose a larger disk.`,
  },
  UNAVAILABLE: {
    reason: 'backup-away',
    text: `The disk with the copies ({place}) was taken away or does not answer, so this copy was not finished. ${kept} Connect it and try again.`,
  },
  READ_ONLY: {
    reason: 'backup-readonly',
    text: `Nothing can be written to {place}. Check its permissions and whether the disk is read-only. ${kept}`,
  },
  DAMAGED: {
    reason: 'backup-damaged',
    text: `A database of this Hearth cannot be read whole, so no copy was made of it. ${kept} "hearth verify" says more.`,
  },
}
