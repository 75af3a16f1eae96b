import { HearthError, type Deliverable, type OpenBlob, type Storage } from '../../storage/index.ts'

/**
 * Opens the original of a media, with all the bytes it came with.
 * @throws HearthError UNAVAILABLE where they are gone (the row says they exist, so this is no 404),
 * DAMAGED where there are more or fewer
 */
export async function openWhole(
  blobs: Pick<Storage['blobs'], 'open'>,
  file: Pick<Deliverable, 'hash' | 'size'>,
): Promise<OpenBlob> {
  const opened = await blobs.open(file.hash).catch((error: unknown) => {
    if (error instanceof HearthError && error.code === 'NOT_FOUND') throw missing(error)
    throw error
  })
  if (opened.size !== file.size) throw damaged()
  return opened
}

function missing(cause: unknown) {
  const words = 'The bytes of this file are not where they belong. Is the disk connected?'
  return new HearthError('UNAVAILABLE', words, { cause, retryAfterSec: 30 })
}

function damaged() {
  return new HearthError('DAMAGED', 'This file is damaged on the disk. `hearth verify` says more.')
}
