import type { Storage } from '../../../storage/index.ts'
import { iso } from '../answers.ts'
import type { PersonData } from '../data.ts'
import type { Details } from './details.ts'
import { walk } from './walk.ts'

/** Characters in one piece. */
const pieceLength = 64 * 1024

type Deps = { media: Storage['media']; details: Details; now: () => number }

/** The export as JSON, in pieces: a library of any size fits through. */
export function createExportJson({ media, details, now }: Deps) {
  return async function* json(userId: string, data: PersonData): AsyncGenerator<string> {
    const head = { ...data, exportedAt: iso(now()), exportVersion: '2.0', data }
    const most = JSON.stringify({ ...head, details: details.of(userId) })
    // The list of media goes into `details`, which was written last.
    let piece = `${most.slice(0, -2)},"media":[`
    let first = true
    for (const walked of walk(media, userId)) {
      piece += `${first ? '' : ','}\n${JSON.stringify(details.media(walked))}`
      first = false
      if (piece.length < pieceLength) continue
      yield piece
      piece = ''
      await nextTurn()
    }
    yield `${piece}]}}\n`
  }
}

export type ExportJson = ReturnType<typeof createExportJson>

/** Others are served between two pieces. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
