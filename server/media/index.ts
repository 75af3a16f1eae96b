import { type Context, Hono } from 'hono'
import type { Log, Storage } from '../../storage/index.ts'
import type { CallerEnv } from '../caller.ts'
import { createAllowance } from './allowance.ts'
import type { Patience } from './early-answer.ts'
import { createEventStream } from './event-stream.ts'
import { createEvents, type MediaEvents } from './events.ts'
import { alreadyAnswered, exchangeOf } from './exchange.ts'
import { createFastLane } from './fast-lane.ts'
import { createFileRoutes } from './file.ts'
import { createIngestJob, ingestKind } from './ingest-job.ts'
import { createListAll } from './list-all.ts'
import { createList } from './list.ts'
import { callerIn, createLookup } from './lookup.ts'
import { createMemory } from './memory.ts'
import { createMetrics } from './metrics.ts'
import { createOriginal } from './original.ts'
import { operations as told } from './operations.ts'
import { originOf } from './origin.ts'
import type { DecoderPool } from './processing/index.ts'
import { createRemoval } from './remove.ts'
import { createReprocessing } from './reprocessing.ts'
import { createFileSender } from './send-file.ts'
import { createSealedRoutes } from './sealed/index.ts'
import { createStats } from './stats.ts'
import { createTimeline } from './timeline.ts'
import { createTransform } from './transform.ts'
import { createUpload } from './upload.ts'
import { createVariant } from './variant.ts'

export { mediaBase } from './record.ts'
export type { MediaRecord } from './record.ts'
export type { MediaEvent, MediaEvents } from './events.ts'

export type MediaDeps = {
  storage: Storage
  pool: DecoderPool
  log: Log
  events?: MediaEvents
  /** The address people know us by, where a proxy in front speaks TLS for us. */
  publicUrl?: string
  /** Bytes of one file; asked for each upload. */
  maxUpload: () => number
  /** Bytes per person; 0 is unlimited. */
  quota: () => number
  /** Different transforms at the same time; more are told to come back. */
  transformsAtOnce?: number
  /** An upload that sends nothing for this long is ended, in ms. */
  idleMs?: number
  /** How long we listen to the rest of an upload that was refused. */
  patience?: Patience
  /** Whether a session is still good; event streams ask with each heartbeat. */
  sessionStands?: (sessionId: string) => boolean
  heartbeatMs?: number
}

export type Media = ReturnType<typeof createMedia>

/** Everything about photos and files over HTTP. `routes` belong under {@link mediaBase}, behind `requireCaller`. */
export function createMedia(deps: MediaDeps) {
  const { storage, pool, log, publicUrl, maxUpload, quota } = deps
  const { media } = storage
  const events = deps.events ?? createEvents()
  const { jobs, cache, derived, blobs } = storage
  const { tally, text: metrics } = createMetrics({ jobs, cache, streams: events.count })
  const memory = createMemory()
  const reprocessing = createReprocessing({ storage, log })
  const onEnd = reprocessing.forget
  const ingest = createIngestJob({ storage, pool, events, tally, log, onEnd })
  const sendFile = createFileSender()
  const answerOriginal = createOriginal({ blobs, sendFile, tally, log })
  const reading = {
    storage,
    tally,
    allowance: createAllowance({ media, maxUpload, quota }),
    idleMs: deps.idleMs ?? 60_000,
    ...(deps.patience ? { patience: deps.patience } : {}),
  }

  const routes = createRoutes({
    originFor: (c) => originOf(c.env.incoming, publicUrl),
    files: createFileRoutes({
      media,
      answerOriginal,
      answerVariant: createVariant({ derived, memory, reprocessing, answerOriginal, tally }),
      answerTransform: createTransform({
        storage,
        pool,
        memory,
        sendFile,
        tally,
        log,
        mostAtOnce: deps.transformsAtOnce ?? 32,
      }),
    }),
    openEvents: createEventStream({
      events,
      heartbeatMs: deps.heartbeatMs ?? 25_000,
      sessionStands: deps.sessionStands ?? (() => true),
    }),
    upload: (originFor) => createUpload({ ...reading, events, originFor, warm: () => pool.warm() }),
    sealed: createSealedRoutes({ ...reading, events, answerOriginal }),
    storage,
    events,
  })

  return {
    routes,
    events,
    /** For the job runner. */
    handlers: { [ingestKind]: ingest },
    /** For the server, in front of its router. */
    deliverFast: createFastLane({ media, memory, tally }),
    /** Prometheus text. */
    metrics,
    /** Ends event streams, so that the server can close. The pool and the storage are not ours. */
    close: () => events.close(),
  }
}

type Parts = {
  originFor: (c: Context<CallerEnv>) => string
  files: ReturnType<typeof createFileRoutes>
  openEvents: ReturnType<typeof createEventStream>
  upload: (originFor: Parts['originFor']) => (c: Context<CallerEnv>) => Promise<Response>
  sealed: ReturnType<typeof createSealedRoutes>
  storage: Storage
  events: MediaEvents
}

/** The mounted path with a slash at its end, which Hono takes for another path. */
const withSlash = '/:nothing{$}'

function createRoutes(parts: Parts) {
  const { originFor, files, openEvents, upload: createIt, sealed, storage, events } = parts
  const { media } = storage
  const upload = createIt(originFor)
  const lookup = createLookup({ media, originFor })
  const timeline = createTimeline({ media, originFor })
  const removal = createRemoval({ storage, events, originFor })
  const list = createList({ media, originFor })
  const stats = createStats({ media })

  // The private ones before /:id, which would take their name for an id.
  return new Hono<CallerEnv>()
    .route('/sealed', sealed)
    .post('/upload', told.upload, upload)
    .put('/upload', told.upload, upload)
    .get('/', told.list, list)
    .get(withSlash, list)
    .get('/list/all', told.listAll, createListAll({ media, originFor }))
    .get('/stats', told.stats, stats)
    .get('/timeline', told.days, (c) => timeline.days(c))
    .get('/timeline/:day', told.ofDay, (c) => timeline.ofDay(c, c.req.param('day')))
    .get('/events', told.events, (c) => {
      const caller = c.get('caller')
      const person = caller.kind === 'person' ? caller : null
      const sealed = person !== null && person.via !== 'api-key'
      openEvents(exchangeOf(c), {
        ownerId: callerIn(c),
        sessionId: person?.sessionId ?? null,
        sealed,
      })
      return alreadyAnswered()
    })
    .get('/hash/:hash', told.byHash, (c) => lookup.byHash(c, c.req.param('hash')))
    .get('/:id', told.byId, (c) => lookup.byId(c, c.req.param('id')))
    .delete('/:id', told.remove, (c) => removal.remove(c, c.req.param('id')))
    .post('/:id/restore', told.restore, (c) => removal.restore(c, c.req.param('id')))
    .get('/:id/file', told.original, (c) => files.original(c, c.req.param('id')))
    .get('/:id/file/:variant', told.variant, (c) =>
      files.variant(c, c.req.param('id'), c.req.param('variant')),
    )
    .get('/:id/transform', told.transform, (c) => files.transform(c, c.req.param('id')))
}
