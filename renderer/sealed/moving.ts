import {
  type ConnectionOptions,
  HearthClientError,
  type MediaClient,
  type SealedFacts,
} from '../../client/index.ts'
import { gathered, isSame } from './gather.ts'
import type { createOpening, OpenOptions } from './opening.ts'
import type { createReading } from './reading.ts'
import type { createSending } from './sending.ts'

type Deps = {
  media: MediaClient
  connection: ConnectionOptions
  reading: Pick<ReturnType<typeof createReading>, 'find' | 'facts'>
  opening: Pick<ReturnType<typeof createOpening>, 'stream' | 'open'>
  sending: Pick<ReturnType<typeof createSending>, 'send'>
}

/**
 * Seals what is there, and the way back. The old one goes only after the new one was read back from
 * the house and is the same, byte for byte. Throws as the clients do, and leaves the old one then.
 */
export function createMoving({ media, connection, reading, opening, sending }: Deps) {
  const fetched: typeof fetch = (url, init) => (connection.fetch ?? fetch)(String(url), init)

  async function original(id: string, signal?: AbortSignal) {
    const answer = await fetched(media.getOriginalUrl(id), {
      ...(signal ? { signal } : {}),
      cache: 'no-store',
    })
    if (!answer.ok || !answer.body) throw new HearthClientError('NOT_FOUND', 'It is gone.')
    return answer.body as ReadableStream<Uint8Array<ArrayBuffer>>
  }

  /** @returns the id of the sealed one */
  async function makePrivate(id: string, { signal, onShare }: OpenOptions): Promise<string> {
    const record = await media.get(id)
    if (record === null) throw new HearthClientError('NOT_FOUND', 'It is gone.')
    const { originalName, mimeType: type, size } = record
    const onBytes = (bytes: number) => onShare?.((0.3 * bytes) / Math.max(1, size))
    const blob = await gathered(await original(id, signal), { type, signal, onBytes })
    const file = new File([blob], originalName, { type })
    const known: Partial<SealedFacts> = {
      addedAt: record.createdAt,
      ...(record.exif?.dateTaken ? { takenAt: record.exif.dateTaken } : {}),
    }
    const onProgress = ({ sent, total }: { sent: number; total: number }) =>
      onShare?.(0.3 + (0.4 * sent) / Math.max(1, total))
    const sealed = await sending.send(file, { signal, known, onProgress })
    // Its facts have to open, too: without a name and a date it would be half lost.
    await reading.find(sealed.id)
    const back = await opening.stream(sealed.id, signal)
    if (!(await isSame(back, file, signal))) throw differs()
    onShare?.(1)
    await media.delete(id)
    return sealed.id
  }

  /** @returns the id of the plain one */
  async function makeVisible(id: string, { signal, onShare }: OpenOptions): Promise<string> {
    const file = await opening.open(id, { signal, onShare: (share) => onShare?.(0.4 * share) })
    const facts = reading.facts(id)
    const cameAt = facts?.addedAt ?? facts?.createdAt
    const { id: plain } = await media.upload(file, {
      filename: file.name,
      ...(cameAt ? { addedAt: cameAt } : {}),
      ...(signal ? { signal } : {}),
      onProgress: ({ sent, total }) => onShare?.(0.4 + (0.4 * sent) / Math.max(1, total)),
    })
    if (!(await isSame(await original(plain, signal), file, signal))) throw differs()
    onShare?.(1)
    await media.sealed.delete(id)
    return plain
  }

  return { makePrivate, makeVisible }
}

function differs(): HearthClientError {
  return new HearthClientError('SEAL_BROKEN', 'What was read back is not the same.')
}
