import type { Context } from 'hono'
import type { SealedMedia, Storage } from '../../../storage/index.ts'
import type { CallerEnv } from '../../caller.ts'
import type { createAllowance } from '../allowance.ts'
import { ClientGone } from '../body.ts'
import type { MediaEvents } from '../events.ts'
import { answerEarly, answerWhileSending, type Patience } from '../early-answer.ts'
import { alreadyAnswered, exchangeOf } from '../exchange.ts'
import { createIncomingFile, type IncomingFile } from '../incoming-file.ts'
import { callerIn } from '../lookup.ts'
import type { Tally } from '../metrics.ts'
import { besideFile, readSealedForm, type SealedFields } from './form.ts'
import { bytesOf } from './record.ts'

export type SealedUploadDeps = {
  storage: Storage
  events: Pick<MediaEvents, 'publishSealed'>
  allowance: ReturnType<typeof createAllowance>
  tally: Tally
  /** Ends an upload of which no byte has come for this long, in ms. */
  idleMs: number
  patience?: Patience
}

/** Control flow: what is being sent is there already, and nobody wants the rest. */
class AlreadyThere extends Error {
  readonly sealed: SealedMedia
  constructor(sealed: SealedMedia) {
    super('the same file is there already')
    this.sealed = sealed
  }
}

/** Not every client listens before it has sent everything, and this is no refusal. */
const longPatience: Patience = { quietMs: 30_000, totalMs: 3_600_000 }

/**
 * PUT /sealed: bytes nobody here can open, on the way of every upload. [Note: bytes before rows]
 * Nothing is sniffed, decoded or queued, and nobody but its owner's own pages is told.
 */
export function createSealedUpload(deps: SealedUploadDeps) {
  const { storage, events, allowance, tally, idleMs, patience } = deps

  return async function upload(c: Context<CallerEnv>): Promise<Response> {
    const ownerId = callerIn(c)
    const allow = allowance.sealed(ownerId)
    const { incoming } = c.env
    const taker = createIncomingFile({ blobs: storage.blobs, allow, onFirstBytes() {} })
    const admit = ({ sameness }: SealedFields, length: number | undefined) => {
      refuseSame(ownerId, sameness)
      allow(Math.max(0, (length ?? 0) - besideFile))
    }
    try {
      const { file, fields } = await readSealedForm({ incoming, idleMs, taker, admit })
      return await keep(c, ownerId, file, fields)
    } catch (error) {
      await taker.discard()
      return error instanceof AlreadyThere ? answerSame(c, error.sealed) : refuse(c, error)
    }
  }

  function refuseSame(ownerId: string, sameness: string): void {
    const same = storage.sealed.findSame(ownerId, sameness)
    if (same !== null) throw new AlreadyThere(same)
  }

  async function keep(
    c: Context<CallerEnv>,
    ownerId: string,
    { hash, size, keep: keepBytes }: IncomingFile,
    { app, sameness, facts: base64 }: SealedFields,
  ): Promise<Response> {
    const facts = bytesOf(base64)
    // Before the bytes get a place, and again where two come at once.
    refuseSame(ownerId, sameness)
    const { sealed, duplicate } = await keepBytes(() =>
      storage.write(() => {
        refuseSame(ownerId, sameness)
        allowance.sealed(ownerId)(size + facts.byteLength)
        return storage.sealed.create({ ownerId, app, hash, size, sameness, facts })
      }),
    )
    tally.uploaded(size, duplicate)
    // After the answer is on its way, for the event must not overtake it.
    setImmediate(() => events.publishSealed(ownerId, { id: sealed.id, status: 'kept' }))
    return c.json(answerOf(sealed, duplicate), 201)
  }

  function answerSame(c: Context<CallerEnv>, sealed: SealedMedia): Response {
    tally.uploaded(0, true)
    const body = answerOf(sealed, true)
    if (c.env.incoming.readableEnded) return c.json(body, 200)
    answerWhileSending(exchangeOf(c), { status: 200, body }, patience ?? longPatience)
    return alreadyAnswered()
  }

  async function refuse(c: Context<CallerEnv>, error: unknown): Promise<Response> {
    tally.refused()
    if (error instanceof ClientGone) c.env.outgoing.destroy()
    else if (c.env.incoming.readableEnded) throw error
    else answerEarly(exchangeOf(c), storage.explain(error), patience)
    return alreadyAnswered()
  }
}

function answerOf({ id, size, createdAt }: SealedMedia, duplicate: boolean) {
  return { id, size, createdAt: new Date(createdAt).toISOString(), duplicate }
}
