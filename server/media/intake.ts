import type { BusboyFileStream } from '@fastify/busboy'

/**
 * Keeps a parser and whoever takes its file in step: a chunk of the request is done with when it
 * was parsed and every byte of the file that came with it was taken.
 */
export function createIntake() {
  let file: BusboyFileStream | undefined
  let taken = 0
  let onTaken = () => {}
  let stopWaiting: (reason: unknown) => void = () => {}
  let failed: { reason: unknown } | undefined

  const came = () => file?.bytesRead ?? 0

  /** A piece counts as taken when the next one is asked for. */
  async function* pieces(stream: BusboyFileStream): AsyncGenerator<Buffer> {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      yield piece
      taken += piece.byteLength
      onTaken()
    }
  }

  return {
    hasFile: () => file !== undefined,

    /** Begins the file and answers its bytes. */
    open(stream: BusboyFileStream): AsyncIterable<Buffer> {
      file = stream
      // Its errors reach whoever takes it through the iteration, which may not have begun yet.
      stream.on('error', () => {})
      return pieces(stream)
    },

    /**
     * Waits for one chunk: `parse` calls back when it wants more.
     * @returns how many bytes of the file came with it
     */
    during(parse: (done: () => void) => void): Promise<number> {
      const before = came()
      return new Promise((resolve, reject) => {
        if (failed) return reject(failed.reason)
        let parsed = false
        stopWaiting = reject
        onTaken = () => void (parsed && taken >= came() && resolve(came() - before))
        parse(() => {
          parsed = true
          onTaken()
        })
      })
    },

    /** Nobody waits any longer; the first reason is the one that counts. */
    fail(reason: unknown): void {
      failed ??= { reason }
      stopWaiting(failed.reason)
    },

    /** Ends the file midway, so that whoever takes it hears of it. */
    close(reason: unknown): void {
      file?.destroy(reason instanceof Error ? reason : new Error('the upload was stopped'))
    },
  }
}
