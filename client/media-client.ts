import { jsonOf } from './answer.ts'
import { HearthClientError } from './error.ts'
import type {
  DayOptions,
  DayPage,
  ListAllOptions,
  ListOptions,
  MediaEvent,
  MediaPage,
  MediaRecord,
  MediaStats,
  Timeline,
  TransformOptions,
  UploadedMedia,
  UploadOptions,
} from './record.ts'
import { type Connection, type ConnectionOptions, createConnection } from './request.ts'
import { createSealedMedia, type SealedMedia } from './sealed-media.ts'
import { type MediaEventOptions, pause, subscribe } from './subscription.ts'
import { upload, type Uploadable } from './upload.ts'

const BASE = '/api/v1/media'

/**
 * A person's photos and files on one Hearth. Every method throws HearthClientError.
 * A class because existing apps say `new MediaClient(url, key)`.
 */
export class MediaClient {
  readonly #connection: Connection
  /** What a vault has sealed: none of the other methods know of it. */
  readonly sealed: SealedMedia

  /**
   * @param baseUrl address of the server, such as `http://localhost:3015`; '' is the page's own
   * @param apiKeyOrToken sent as a bearer; without it a browser's session cookie is used
   */
  constructor(
    baseUrl: string,
    apiKeyOrToken?: string,
    options: Omit<ConnectionOptions, 'token'> = {},
  ) {
    this.#connection = createConnection(baseUrl, { ...options, token: apiKeyOrToken })
    this.sealed = createSealedMedia(this.#connection)
  }

  /** Resolves when the server has hashed, flushed and committed the bytes: what this returns is kept. */
  upload(file: Uploadable, options: UploadOptions = {}): Promise<UploadedMedia> {
    return upload(this.#connection, file, options)
  }

  get(id: string, options: { signal?: AbortSignal } = {}): Promise<MediaRecord | null> {
    return this.#connection.jsonOrNull(pathOf(id), options)
  }

  getByHash(sha256: string): Promise<MediaRecord | null> {
    return this.#connection.jsonOrNull(`${BASE}/hash/${encodeURIComponent(sha256)}`)
  }

  /** Newest first. */
  list({ signal, ...query }: ListOptions = {}): Promise<MediaRecord[]> {
    return this.#connection.json(`${BASE}/`, { query, signal })
  }

  listAll({ signal, ...filter }: ListAllOptions = {}): Promise<MediaPage> {
    const { apps, dateFrom, dateTo, ...rest } = filter
    const query = {
      ...rest,
      apps: apps?.join(','),
      dateFrom: isoOf(dateFrom),
      dateTo: isoOf(dateTo),
    }
    return this.#connection.json(`${BASE}/list/all`, { query, signal })
  }

  stats(options: { userId?: string } = {}): Promise<MediaStats> {
    return this.#connection.json(`${BASE}/stats`, { query: options })
  }

  /** How many media each day has, newest first: all a grid needs to know its full height. */
  timeline(options: { signal?: AbortSignal } = {}): Promise<Timeline> {
    return this.#connection.json(`${BASE}/timeline`, options)
  }

  async timelineDay(day: string, { signal, ...query }: DayOptions = {}): Promise<DayPage> {
    const path = `${BASE}/timeline/${encodeURIComponent(day)}`
    const answer = await this.#connection.send(path, { query, signal })
    return {
      items: jsonOf<MediaRecord[]>(answer),
      nextCursor: answer.header('X-Next-Cursor'),
    }
  }

  /** False when there was nothing (of the caller's) to delete. */
  async delete(id: string): Promise<boolean> {
    const answer = await this.#connection.jsonOrNull<{ success: boolean }>(pathOf(id), {
      method: 'DELETE',
    })
    return answer?.success ?? false
  }

  /** Takes a delete back within the grace period. Throws NOT_FOUND when it is too late. */
  restore(id: string): Promise<MediaRecord> {
    return this.#connection.json(`${pathOf(id)}/restore`, { method: 'POST' })
  }

  /**
   * Resolves with the record once it is ready.
   * Throws PROCESSING_FAILED, TIMEOUT, or NOT_FOUND when it is gone.
   */
  async waitForReady(id: string, timeoutMs = 30_000, pollIntervalMs = 1000): Promise<MediaRecord> {
    const end = Date.now() + timeoutMs
    for (;;) {
      const record = await this.get(id)
      if (record === null) throw new HearthClientError('NOT_FOUND', 'There is no such photo.')
      if (record.status === 'ready') return record
      if (record.status === 'failed') throw failed(record)
      if (Date.now() + pollIntervalMs > end) throw late(timeoutMs)
      await pause(pollIntervalMs)
    }
  }

  /** Calls the listener with every change until the returned function is called. Reconnects by itself. */
  events(listener: (event: MediaEvent) => void, options: MediaEventOptions = {}): () => void {
    return subscribe(this.#connection, listener, options)
  }

  getOriginalUrl(id: string): string {
    return this.#connection.url(`${pathOf(id)}/file`)
  }

  getThumbnailUrl(id: string): string {
    return this.#connection.url(`${pathOf(id)}/file/thumb`)
  }

  getMediumUrl(id: string): string {
    return this.#connection.url(`${pathOf(id)}/file/medium`)
  }

  getLargeUrl(id: string): string {
    return this.#connection.url(`${pathOf(id)}/file/large`)
  }

  getTransformUrl(id: string, options: TransformOptions = {}): string {
    const { width: w, height: h, fit, format, quality: q } = options
    return this.#connection.url(`${pathOf(id)}/transform`, { w, h, fit, format, q })
  }
}

function pathOf(id: string): string {
  return `${BASE}/${encodeURIComponent(id)}`
}

function isoOf(date: Date | string | undefined): string | undefined {
  return date instanceof Date ? date.toISOString() : date
}

function failed(record: MediaRecord): HearthClientError {
  return new HearthClientError(
    'PROCESSING_FAILED',
    record.failure ?? `${record.originalName} could not be processed.`,
  )
}

function late(timeoutMs: number): HearthClientError {
  return new HearthClientError('TIMEOUT', `Not ready after ${timeoutMs / 1000} seconds.`)
}
