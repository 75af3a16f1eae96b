import type { Bytes } from '../bytes.ts'
import { IN_FLIGHT } from './lane.ts'

type Deps = {
  /** What comes before the first chunk. */
  before?: Bytes[]
  from: number
  /** The first chunk that is not wanted. */
  to: number
  /** Reads and works on one chunk. */
  work: (chunk: number) => Promise<Bytes[]>
}

/** A stream of chunks that can be read from anywhere: a few are worked on ahead of the reader, no more. */
export function streamInOrder({ before = [], from, to, work }: Deps): ReadableStream<Bytes> {
  const ahead: Promise<Bytes[]>[] = []
  let next = from

  function lookAhead(): void {
    while (ahead.length < IN_FLIGHT && next < to) {
      const job = work(next++)
      // Its failure is told when its turn comes; until then nobody else must ask for a reason.
      job.catch(() => {})
      ahead.push(job)
    }
  }

  return new ReadableStream<Bytes>(
    {
      start(controller) {
        for (const piece of before) controller.enqueue(piece)
      },
      async pull(controller) {
        let given = 0
        do {
          lookAhead()
          const pieces = (await ahead.shift())?.filter(({ byteLength }) => byteLength > 0) ?? []
          for (const piece of pieces) controller.enqueue(piece)
          given += pieces.length
          lookAhead()
          // Whoever waits is not asked about again until something is given.
        } while (given === 0 && ahead.length > 0)
        if (ahead.length === 0) controller.close()
      },
      cancel() {
        next = to
        ahead.length = 0
      },
    },
    { highWaterMark: 0 },
  )
}
