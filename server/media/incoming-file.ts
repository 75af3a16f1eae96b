import { HearthError, type IncomingBlob, type Storage } from '../../storage/index.ts'
import { cleanFileName } from './file-name.ts'

/** A file whose bytes are on disk, but not yet anybody's. */
export type IncomingFile = {
  hash: string
  size: number
  head: Uint8Array
  name: string
  keep: IncomingBlob['keep']
}

type Source = {
  bytes: AsyncIterable<Uint8Array>
  /** As the client says it; cleaned here. */
  name: string | undefined
  /** Bytes, where the client said how many. */
  expectedSize?: number
}

type Deps = {
  blobs: Storage['blobs']
  /** Throws when a file of (at least) this many bytes may not come in. */
  allow: (size: number) => void
  /** Called once with the first bytes, so that decoders can start while the rest arrives. */
  onFirstBytes: (head: Uint8Array) => void
}

/**
 * Takes the bytes of one upload into `incoming/`. One file at a time; `discard` may be called at
 * any moment, any number of times, also after the file was kept.
 */
export function createIncomingFile({ blobs, allow, onFirstBytes }: Deps) {
  let blob: IncomingBlob | undefined

  return {
    /** @throws HearthError VALIDATION for an empty file, TOO_LARGE, NO_SPACE; whatever `bytes` throws */
    async take({ bytes, name, expectedSize }: Source): Promise<IncomingFile> {
      blob = await blobs.begin(expectedSize === undefined ? {} : { expectedSize })
      for await (const chunk of bytes) {
        if (blob.size === 0) onFirstBytes(chunk)
        allow(blob.size + chunk.byteLength)
        await blob.write(chunk)
      }
      if (blob.size === 0) throw emptyFile()
      const begun = blob
      return {
        ...(await blob.seal()),
        name: cleanFileName(name),
        keep: (commit) => begun.keep(commit),
      }
    },
    async discard(): Promise<void> {
      await blob?.discard()
    },
  }
}

function emptyFile() {
  return new HearthError('VALIDATION', 'This file is empty: there is nothing to keep.', {
    field: 'file',
  })
}
