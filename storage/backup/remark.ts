import { HearthError, type ErrorCode } from '../error.ts'
import { explainFailure } from '../failure.ts'

/** What did not work out after the copy was kept. */
export type Remark = {
  about: 'older' | 'proof'
  /** In a sentence. */
  message: string
}

export function remarkOn(about: Remark['about'], error: unknown): Remark {
  return { about, message: sentences[about].replace('{why}', reasonOf(error)) }
}

const sentences: Record<Remark['about'], string> = {
  older: 'The copy is kept, but the older copies could not be tidied up: {why}.',
  proof: 'The copy is kept, but not every copied byte could be read again: {why}.',
}

function reasonOf(error: unknown): string {
  if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return gone
  const explained = explainFailure(error)
  const words = explained instanceof HearthError ? reasons[explained.code] : undefined
  return words ?? `something went wrong inside Hearth (${String(error)})`
}

const gone = 'the disk with the copies was taken away or does not answer'
const reasons: Partial<Record<ErrorCode, string>> = {
  NO_SPACE: 'the disk with the copies is full',
  READ_ONLY: 'nothing can be written to the disk with the copies',
  UNAVAILABLE: gone,
  DAMAGED: 'a database among them cannot be read',
}
