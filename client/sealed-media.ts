import { errorOf } from './answer.ts'
import { HearthClientError } from './error.ts'
import type { SealedPage, SealedRecord, SealedUpload, UploadedSealed } from './record.ts'
import type { Connection } from './request.ts'
import { factsToWire, uploadSealed } from './sealed-upload.ts'
import { fromBase64 } from './vault/base64.ts'

const BASE = '/api/v1/media/sealed'

type Signal = { signal?: AbortSignal | undefined }

export type SealedMedia = ReturnType<typeof createSealedMedia>

/** Private photos and files: what a vault has sealed, kept as it is. Nothing here can open it. */
export function createSealedMedia(connection: Connection) {
  const one = async (path: string, ask: Parameters<Connection['json']>[1] = {}) =>
    readable(await connection.json<SealedRecord>(path, ask))

  /** @param range bytes of the sealed file; the end is not part of it */
  async function file(
    id: string,
    { range, signal }: { range?: { start: number; end?: number } } & Signal = {},
  ): Promise<Response> {
    const last = range?.end === undefined ? '' : range.end - 1
    const headers = range === undefined ? {} : { range: `bytes=${range.start}-${last}` }
    const answer = await connection.open(fileOf(id), { headers, signal, timeoutMs: 0 })
    if (answer.status === (range === undefined ? 200 : 206)) return answer
    throw await refusal(answer)
  }

  return {
    /** What this returns is kept; with `duplicate` it was there, and the id is that one's. */
    upload: (upload: SealedUpload): Promise<UploadedSealed> =>
      uploadSealed({ connection, path: BASE }, upload),

    /** Newest first. A page may be shorter than `limit` although there are more. */
    async list({ signal, ...query }: { limit?: number; cursor?: string } & Signal = {}) {
      const { items, nextCursor } = await connection.json<SealedPage>(BASE, { query, signal })
      return { items: items.map(readable), nextCursor }
    },

    /** Whether this very file is there, before it is sealed and sent. */
    async findSame(sameness: string, { signal }: Signal = {}): Promise<SealedRecord | null> {
      const ask = { query: { sameness }, signal }
      const { items } = await connection.json<SealedPage>(BASE, ask)
      return items[0] === undefined ? null : readable(items[0])
    },

    async get(id: string, { signal }: Signal = {}): Promise<SealedRecord | null> {
      const found = await connection.jsonOrNull<SealedRecord>(pathOf(id), { signal })
      return found === null ? null : readable(found)
    },

    file,

    /** For `VaultClient.contents.openRange`: reads of the sealed bytes what is wanted and no more. */
    source: ({ id, size }: Pick<SealedRecord, 'id' | 'size'>, { signal }: Signal = {}) => ({
      size,
      read: async (start: number, end: number) =>
        (await file(id, { range: { start, end }, signal })).arrayBuffer(),
    }),

    /** With the session cookie; `sealedAt` and downloads take it. */
    fileUrl: (id: string): string => connection.url(fileOf(id)),

    changeFacts: (id: string, facts: string): Promise<SealedRecord> =>
      one(pathOf(id), { method: 'PATCH', json: { facts: factsToWire(facts) } }),

    /** False when there was nothing (of the caller's) to delete. */
    async delete(id: string): Promise<boolean> {
      const ask = { method: 'DELETE' }
      return (await connection.jsonOrNull<{ success: boolean }>(pathOf(id), ask))?.success ?? false
    },

    /** Takes a delete back within the grace period. Throws NOT_FOUND when it is too late. */
    restore: (id: string): Promise<SealedRecord> =>
      one(`${pathOf(id)}/restore`, { method: 'POST' }),
  }
}

const pathOf = (id: string) => `${BASE}/${encodeURIComponent(id)}`
const fileOf = (id: string) => `${pathOf(id)}/file`

function readable(record: SealedRecord): SealedRecord {
  const bytes = fromBase64(record.facts)
  if (bytes === null)
    throw new HearthClientError('BAD_ANSWER', 'The server answered with facts that are none.')
  return { ...record, facts: new TextDecoder().decode(bytes) }
}

async function refusal(answer: Response): Promise<HearthClientError> {
  const text = await answer.text().catch(() => '')
  return errorOf({ status: answer.status, text, header: (name) => answer.headers.get(name) })
}
