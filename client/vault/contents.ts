import { fromBase64, toBase64 } from './base64.ts'
import { type Bytes, sameBytes } from './bytes.ts'
import { openFacts, type SealedFacts, sealFacts } from './facts.ts'
import { createChunkSeal } from './files/chunk.ts'
import { type Header, makeHeader, readHeader } from './files/header.ts'
import { layoutOf } from './files/layout.ts'
import { createOpening } from './files/opening.ts'
import { openRange, type Range, type SealedSource, sourceOf } from './files/range.ts'
import { createSealing, sealBlob } from './files/sealing.ts'
import type { VaultKeys } from './keys.ts'
import { refused } from './refusal.ts'
import { digestOf, tagOf } from './sameness.ts'
import type { Opened } from './standing.ts'
import { openValue, sealValue } from './value.ts'

type Deps = { crypto: () => Crypto; opened: () => Opened }

export type SealOptions = {
  /** To go on with a file that was begun: its header, and the first chunk that is wanted. */
  resume?: { header: Uint8Array; from: number }
  signal?: AbortSignal
}

export type OpenOptions = {
  /** Refuses a file these facts were not made for. */
  facts?: Pick<SealedFacts, 'file'>
  signal?: AbortSignal
}

export type SealedFile = {
  /** 64 bytes, which stand before the first chunk; keep them to be able to go on later. */
  header: Bytes
  /** For `SealedFacts.file`. */
  salt: string
  /** Bytes of the whole sealed file; null for a stream, whose end nobody knows. */
  size: number | null
  stream: ReadableStream<Bytes>
}

/** What an unlocked vault seals and opens. Everything here throws VAULT_LOCKED otherwise. */
export function createContents({ crypto, opened }: Deps) {
  const chunksOf = async (keys: VaultKeys, header: Header) =>
    createChunkSeal(crypto(), await keys.file(header.salt), header)

  const opening =
    (keys: VaultKeys, { facts }: OpenOptions) =>
    (header: Header) => {
      const file = facts?.file === undefined ? header.salt : fromBase64(facts.file)
      if (file === null || !sameBytes(file, header.salt)) throw refused('SEAL_BROKEN')
      return chunksOf(keys, header)
    }

  return {
    /** @param context opens with the same words only, such as `notes/title` */
    async encrypt(value: string, context = ''): Promise<string> {
      return sealValue(crypto(), opened().keys.values, value, context)
    },

    /** Throws NOT_SEALED, SEAL_BROKEN. */
    async decrypt(sealed: string, context = ''): Promise<string> {
      return openValue(crypto(), opened().keys.values, sealed, context)
    },

    /** A file of any size, at the memory of a few chunks. A Blob is fastest. */
    async sealFile(
      file: Blob | ReadableStream<Uint8Array>,
      options: SealOptions = {},
    ): Promise<SealedFile> {
      const { keys, signal } = bound(options)
      const { resume } = options
      const header = resume ? readHeader(resume.header) : makeHeader(crypto())
      const chunks = await chunksOf(keys, header)
      const deps = { header, chunks, from: resume?.from, signal }
      const isBlob = file instanceof Blob
      return {
        header: header.bytes,
        salt: toBase64(header.salt),
        size: isBlob ? layoutOf(file.size, header.chunkBytes).sealedSize : null,
        stream: isBlob ? sealBlob(file, deps) : file.pipeThrough(createSealing(deps)),
      }
    },

    /**
     * The file as it was. Each chunk was proven before it comes out; that the end is the end is
     * known when the stream closes. Errors with NOT_SEALED, SEAL_BROKEN, VAULT_LOCKED.
     */
    async openFile(
      sealed: Blob | ReadableStream<Uint8Array>,
      options: OpenOptions = {},
    ): Promise<ReadableStream<Bytes>> {
      const { keys, signal } = bound(options)
      const ask = opening(keys, options)
      return sealed instanceof Blob
        ? openRange({ source: sourceOf(sealed), range: {}, chunksOf: ask, signal })
        : sealed.pipeThrough(createOpening({ chunksOf: ask, signal }))
    },

    /** A part of the file, from any byte on: reads the chunks it lies in and no others. */
    async openRange(
      sealed: Blob | SealedSource,
      range: Range,
      options: OpenOptions = {},
    ): Promise<ReadableStream<Bytes>> {
      const { keys, signal } = bound(options)
      const source = sealed instanceof Blob ? sourceOf(sealed) : sealed
      return openRange({ source, range, chunksOf: opening(keys, options), signal })
    },

    async sealFacts(facts: SealedFacts): Promise<string> {
      return sealFacts(crypto(), opened().keys, facts)
    },

    /** Throws NOT_SEALED, SEAL_BROKEN. */
    async openFacts(sealed: string): Promise<SealedFacts> {
      return openFacts(crypto(), opened().keys, sealed)
    },

    /** 64 hex digits: equal for the same file of this person, and means nothing to anybody else. */
    async sameness(file: Blob): Promise<string> {
      const { keys } = opened()
      return tagOf(crypto(), keys.sameness, await digestOf(crypto(), file))
    },
  }

  /** The keys, and a signal that fires when they are forgotten or the caller gives up. */
  function bound({ signal }: { signal?: AbortSignal }): Opened {
    const vault = opened()
    if (signal === undefined) return vault
    return { keys: vault.keys, signal: AbortSignal.any([vault.signal, signal]) }
  }
}
