import type { Answer } from './answer.ts'
import type { UploadProgress } from './record.ts'
import type { Connection } from './request.ts'
import { sendByXhr } from './xhr.ts'

export type FormSending = {
  connection: Connection
  path: string
  method: 'POST' | 'PUT'
  form: FormData
  /** Bytes of the file in it. */
  total: number
  onProgress?: ((progress: UploadProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Sends a form with a file in it, telling how far it is where somebody wants to know. */
export async function sendForm(sending: FormSending): Promise<Answer> {
  const { connection, path, method, form, total, onProgress, signal } = sending
  if (onProgress === undefined) {
    return connection.send(path, { method, body: form, signal, timeoutMs: 0 })
  }
  const report = reporterOf(total, onProgress)
  const answer =
    typeof XMLHttpRequest === 'undefined'
      ? await sendCounted(sending, report)
      : await sendByXhr({ connection, path, method, form, report, signal })
  report(Number.POSITIVE_INFINITY)
  return answer
}

/** The envelope around the file counts as bytes on the wire, but is nothing a person wants to see. */
function reporterOf(total: number, onProgress: (progress: UploadProgress) => void) {
  return (wireBytes: number) => onProgress({ sent: Math.min(wireBytes, total), total })
}

/** Everywhere else the body is a stream that counts what is taken from it. */
async function sendCounted(
  { connection, path, method, form, signal }: FormSending,
  report: (bytes: number) => void,
): Promise<Answer> {
  const encoded = new Response(form)
  return connection.send(path, {
    method,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    ...(encoded.body === null ? {} : { body: encoded.body.pipeThrough(counting(report)) }),
    duplex: 'half',
    signal,
    timeoutMs: 0,
  })
}

/** Passes bytes on and says how many have gone through. */
export function counting(report: (bytes: number) => void) {
  let bytes = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      report(bytes)
      controller.enqueue(chunk)
    },
  })
}
