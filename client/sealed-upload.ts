import { type Answer, jsonOf } from './answer.ts'
import { formStream } from './form-stream.ts'
import { counting, sendForm } from './form.ts'
import type { SealedUpload, UploadedSealed } from './record.ts'
import type { Connection } from './request.ts'
import { toBase64 } from './vault/base64.ts'

type Target = { connection: Connection; path: string }

/**
 * Sends a file that was sealed on this device. Resolves once the server has it for good, or says that
 * the same file is there already. Throws HearthClientError: the server's codes, NETWORK, ABORTED.
 */
export async function uploadSealed(target: Target, upload: SealedUpload): Promise<UploadedSealed> {
  const { body } = upload
  // Browsers send streams over newer protocols than a Hearth speaks; what they gather lies on disk.
  const whole = isBrowser() && !(body instanceof Blob) ? await new Response(body).blob() : body
  const answer =
    whole instanceof Blob
      ? await sendBlob(target, whole, upload)
      : await sendStream(target, whole, upload)
  return jsonOf<UploadedSealed>(answer)
}

const isBrowser = () => typeof XMLHttpRequest !== 'undefined'

function sendBlob({ connection, path }: Target, blob: Blob, upload: SealedUpload): Promise<Answer> {
  const { onProgress, signal } = upload
  const form = new FormData()
  for (const [name, value] of Object.entries(fieldsOf(upload))) form.append(name, value)
  form.append('file', blob, 'sealed')
  return sendForm({ connection, path, method: 'PUT', form, total: blob.size, onProgress, signal })
}

function sendStream(
  { connection, path }: Target,
  stream: ReadableStream<Uint8Array>,
  upload: SealedUpload,
): Promise<Answer> {
  const { size, onProgress, signal } = upload
  const report = (sent: number) => onProgress?.({ sent, total: size ?? 0 })
  const { type, body } = formStream(fieldsOf(upload), stream.pipeThrough(counting(report)))
  return connection.send(path, {
    method: 'PUT',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
    signal,
    timeoutMs: 0,
  })
}

function fieldsOf({ facts, sameness, app }: SealedUpload): Record<string, string> {
  return { ...(app === undefined ? {} : { app }), sameness, facts: factsToWire(facts) }
}

/** On the wire they are bytes of any kind, in base64; the vault's facts are text. */
export function factsToWire(facts: string): string {
  return toBase64(new TextEncoder().encode(facts))
}
