import {
  HearthError,
  type Deliverable,
  type Storage,
  type VariantName,
} from '../../storage/index.ts'
import { answerBytes, answerJson, answerNotModified, readyBytes } from './answer.ts'
import type { Exchange } from './exchange.ts'
import { fileHeaders, isShownAsPicture } from './file-headers.ts'
import type { BytesMemory } from './memory.ts'
import type { Tally } from './metrics.ts'
import type { Reprocessing } from './reprocessing.ts'
import { alreadyHas } from './validators.ts'

export const variantNames = ['thumb', 'medium', 'large'] as const

export function isVariantName(name: string): name is VariantName {
  return (variantNames as readonly string[]).includes(name)
}

type Deps = {
  derived: Storage['derived']
  memory: BytesMemory
  reprocessing: Reprocessing
  answerOriginal: (exchange: Exchange, file: Deliverable) => Promise<void>
  /** Why processing failed, in words; asked for only when it did. */
  failureOf: () => string | null
  tally: Tally
}

/** One variant of a picture, or the original where that is small enough already, or 'not yet'. */
export function createVariant(deps: Omit<Deps, 'failureOf'>) {
  const { derived, memory, reprocessing, answerOriginal, tally } = deps

  /** @throws HearthError UNSUPPORTED, UNPROCESSABLE, NOT_FOUND; nothing has been answered then */
  return function answerVariant(
    exchange: Exchange,
    file: Deliverable,
    name: VariantName,
    failureOf: Deps['failureOf'],
  ): void | Promise<void> {
    if (file.kind !== 'image')
      throw new HearthError('UNSUPPORTED', 'There are no previews of this kind of file.')
    const size = file.variants[name]
    if (size === undefined) return answerWithout(exchange, file, failureOf)
    const etag = `"${file.hash}-${name}-${size}"`
    if (alreadyHas(exchange.incoming.headers['if-none-match'], etag)) {
      tally.notModified()
      return answerNotModified(exchange, etag)
    }
    tally.delivered()
    const known = memory.get(etag)
    return known ? answerBytes(exchange, known) : answerFromDisk(exchange, file, name, etag)
  }

  async function answerFromDisk(
    exchange: Exchange,
    file: Deliverable,
    name: VariantName,
    etag: string,
  ): Promise<void> {
    const bytes = await derived.read(file.hash, `${name}.webp`)
    if (exchange.outgoing.destroyed) return
    // derived/ may be emptied at any time, and a power cut may leave a file without bytes.
    if (!bytes || bytes.byteLength === 0) return answerNotYet(exchange, file)
    // No file name: these headers are shared by everybody who has the picture.
    const ready = readyBytes(etag, fileHeaders({ etag, mimeType: 'image/webp' }), bytes)
    memory.set(etag, ready)
    answerBytes(exchange, ready)
  }

  function answerWithout(exchange: Exchange, file: Deliverable, failureOf: Deps['failureOf']) {
    if (file.status === 'processing') return answerNotYet(exchange, file)
    if (file.status === 'failed')
      throw new HearthError(
        'UNPROCESSABLE',
        failureOf() ?? 'No preview could be made of this file.',
      )
    if (isShownAsPicture(file.mimeType)) return answerOriginal(exchange, file)
    throw new HearthError('NOT_FOUND', 'There is no preview of this file.')
  }

  function answerNotYet(exchange: Exchange, file: Deliverable): void {
    reprocessing.hurry(file)
    const body = {
      status: 'processing',
      message: 'This is still being prepared.',
      retryAfterSec: 1,
    }
    answerJson(exchange, { status: 202, body, headers: ['Retry-After', '1'] })
  }
}
