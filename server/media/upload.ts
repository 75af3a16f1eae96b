import type { Context } from 'hono'
import type { Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import type { createAllowance } from './allowance.ts'
import { ClientGone } from './body.ts'
import { answerEarly, type Patience } from './early-answer.ts'
import { eventOf, type MediaEvents } from './events.ts'
import { alreadyAnswered, exchangeOf } from './exchange.ts'
import { createIncomingFile, type IncomingFile } from './incoming-file.ts'
import type { Tally } from './metrics.ts'
import { ownerOf } from './owner.ts'
import { sniffType } from './processing/index.ts'
import { recordOf } from './record.ts'
import { readUpload, type UploadFields } from './upload-form.ts'

type Deps = {
  storage: Storage
  events: MediaEvents
  allowance: ReturnType<typeof createAllowance>
  originFor: (c: Context<CallerEnv>) => string
  /** Gets a decoder ready, for a picture is on its way. */
  warm: () => void
  tally: Tally
  /** Ends an upload of which no byte has come for this long, in ms. */
  idleMs: number
  patience?: Patience
}

/**
 * POST and PUT /upload. The order is the promise: bytes hashed and flushed, then the blob in
 * place and its rows committed, then 201, then the event. [Note: bytes before rows]
 */
export function createUpload(deps: Deps) {
  const { storage, events, allowance, originFor, warm, tally, idleMs, patience } = deps

  return async function upload(c: Context<CallerEnv>): Promise<Response> {
    const taker = createIncomingFile({
      blobs: storage.blobs,
      allow: allowance.duringUpload(likelyOwner(c)),
      onFirstBytes: warmForPictures,
    })
    try {
      refuseByLength(c)
      const query = c.req.query()
      const { file, fields } = await readUpload({ incoming: c.env.incoming, query, idleMs, taker })
      return await keep(c, file, fields)
    } catch (error) {
      await taker.discard()
      return refuse(c, error)
    }
  }

  function refuseByLength(c: Context<CallerEnv>) {
    const claimed = Number(c.env.incoming.headers['content-length'] ?? 0)
    // A form is a little longer than its file: the file itself is measured again as it arrives.
    allowance.duringUpload(undefined)(Math.max(0, claimed - 64 * 1024))
  }

  async function keep(c: Context<CallerEnv>, file: IncomingFile, fields: UploadFields) {
    const ownerId = ownerOf(c.get('caller'), fields.userId)
    // Without the name: what a second person calls the same bytes must not show what the first did.
    const { mimeType, kind } = await sniffType(file.head)
    const process = kind === 'image' && fields.skipProcessing !== 'true'
    const { media, duplicate } = await file.keep(() =>
      storage.write(() => {
        allowance.atCommit(ownerId, file.hash, file.size)
        return storage.media.create({
          ownerId,
          app: fields.app,
          hash: file.hash,
          size: file.size,
          mimeType,
          kind,
          originalName: file.name,
          sourceUrl: fields.sourceUrl ?? null,
          addedAt: fields.addedAt,
          process,
        })
      }),
    )
    tally.uploaded(file.size, duplicate)
    // After the answer is on its way, for the event must not overtake it.
    setImmediate(() => events.publish(ownerId, eventOf(media)))
    const headers = duplicate ? { 'X-Media-Duplicate': 'true' } : {}
    return c.json(recordOf(media, originFor(c)), 201, headers)
  }

  async function refuse(c: Context<CallerEnv>, error: unknown): Promise<Response> {
    tally.refused()
    if (error instanceof ClientGone) c.env.outgoing.destroy()
    else if (c.env.incoming.readableEnded) throw error
    else answerEarly(exchangeOf(c), storage.explain(error), patience)
    return alreadyAnswered()
  }

  function warmForPictures(chunk: Uint8Array) {
    // A copy, for the chunk is given back before the look at it is over.
    void sniffType(Uint8Array.from(chunk.subarray(0, 4100))).then(
      ({ kind }) => kind === 'image' && warm(),
    )
  }
}

/** Who will own it, as far as it is known before the form is read. */
function likelyOwner(c: Context<CallerEnv>): string | undefined {
  const caller = c.get('caller')
  return caller.kind === 'person' ? caller.userId : undefined
}
