import type { Storage } from '../../../storage/index.ts'
import { iso } from '../answers.ts'
import type { PersonData } from '../data.ts'
import type { Details } from './details.ts'
import { walk, walkSealed } from './walk.ts'

/** Characters in one piece. */
const pieceLength = 64 * 1024

type Deps = {
  storage: Pick<Storage, 'media' | 'sealed'>
  details: Details
  now: () => number
}

/** The export as JSON, in pieces: a library of any size fits through. */
export function createExportJson({ storage, details, now }: Deps) {
  return async function* json(userId: string, data: PersonData): AsyncGenerator<string> {
    const head = { ...data, exportedAt: iso(now()), exportVersion: '2.0', data }
    const most = JSON.stringify({ ...head, details: details.of(userId) })
    // The lists of media go into `details`, which was written last.
    yield `${most.slice(0, -2)},"media":[`
    yield* inPieces(walk(storage.media, userId), details.media)
    yield `],"sealed":[`
    yield* inPieces(walkSealed(storage.sealed, userId), details.sealed)
    yield ']}}\n'
  }
}

async function* inPieces<T>(all: Iterable<T>, shown: (one: T) => object): AsyncGenerator<string> {
  let piece = ''
  let comma = ''
  for (const each of all) {
    piece += `${comma}\n${JSON.stringify(shown(each))}`
    comma = ','
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
    await nextTurn()
  }
  yield piece
}

export type ExportJson = ReturnType<typeof createExportJson>

/** Others are served between two pieces. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
