import type { IncomingMessage } from 'node:http'
import { HearthError } from '../../storage/index.ts'

/**
 * The client went away. Control flow, and no error of the house: there is nobody left to answer, so
 * it has no code and no words, and whoever catches it only lets go of the connection.
 */
export class ClientGone extends Error {}

/**
 * The bytes of a request as they come. The clock runs only while we wait for the client: a phone
 * may take hours as long as it sends something, and a slow disk is not its fault. The connection
 * is left open on return, for the answer.
 * @throws HearthError VALIDATION after `idleMs` without a byte, ClientGone
 */
export async function* readBody(incoming: IncomingMessage, idleMs: number): AsyncGenerator<Buffer> {
  const bell = createBell(incoming)
  try {
    while (!incoming.readableEnded) {
      const chunk: Buffer | null = incoming.read()
      if (chunk) yield chunk
      else if (incoming.destroyed) throw new ClientGone('the connection ended before the upload')
      else await bell.ring(idleMs)
    }
  } finally {
    bell.remove()
  }
}

/** Rings when there may be something new to read: bytes, the end, or the loss of the client. */
function createBell(incoming: IncomingMessage) {
  const events = ['readable', 'end', 'error', 'close'] as const
  let wake = () => {}
  const onEvent = () => wake()
  for (const event of events) incoming.on(event, onEvent)
  return {
    async ring(idleMs: number): Promise<void> {
      const rung = Promise.withResolvers<void>()
      wake = rung.resolve
      const timer = setTimeout(() => rung.reject(idleUpload(idleMs)), idleMs)
      await rung.promise.finally(() => clearTimeout(timer))
    },
    remove() {
      for (const event of events) incoming.off(event, onEvent)
      // A connection reset while we discard the rest has no one to hear it, and must not crash us.
      incoming.on('error', () => {})
    },
  }
}

function idleUpload(idleMs: number): HearthError {
  const seconds = Math.round(idleMs / 1000)
  return new HearthError(
    'VALIDATION',
    `Nothing arrived for ${seconds} seconds, so the upload was stopped. Please send it again.`,
  )
}
