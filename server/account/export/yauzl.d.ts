/** As much of yauzl as the tests use; it brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  type Entry = { fileName: string }
  type Archive = {
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
  }
  export function openPromise(path: string, options: { lazyEntries: true }): Promise<Archive>
}
