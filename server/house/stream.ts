import type { Part } from './pulse.ts'
import type { createPulse } from './pulse.ts'

type Deps = {
  pulse: ReturnType<typeof createPulse>
  /** A session that runs out ends without a word: it is asked for. */
  sessionStands: (sessionId: string) => boolean
}

/** A page that does not read: it has to connect again. */
const mostWaiting = 256

/** Server-sent events: `event: changed`, `data: ["jobs","status"]`. Open until either side ends it. */
export function createStream({ pulse, sessionStands }: Deps) {
  return (userId: string, sessionId: string): ReadableStream<Uint8Array> => {
    let stop = () => {}
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const send = (text: string) => {
            if ((controller.desiredSize ?? 0) <= -mostWaiting) return end()
            controller.enqueue(Buffer.from(text))
          }
          const end = () => {
            stop()
            controller.close()
          }
          stop = pulse.listen({
            userId,
            tell: (changed: Part[]) => send(`event: changed\ndata: ${JSON.stringify(changed)}\n\n`),
            beat: () => {
              if (!sessionStands(sessionId)) return false
              send(':\n\n')
              return true
            },
            end,
          })
          send('retry: 2000\n\n')
        },
        cancel: () => stop(),
      },
      { highWaterMark: 1 },
    )
  }
}
