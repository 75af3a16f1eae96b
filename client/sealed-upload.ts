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
  const send = typeof XMLHttpRequest === 'undefined' ? sendStream : sendBlob
  return jsonOf<UploadedSealed>(await send(target, upload))
}

/**
 * From browsers, which tell the progress of forms alone, and send streams over newer protocols than a
 * Hearth speaks. What they gather of one lies on their disk.
 */
async function sendBlob({ connection, path }: Target, upload: SealedUpload): Promise<Answer> {
  const { body, onProgress, signal } = upload
  const blob = body instanceof Blob ? body : await new Response(body).blob()
  const form = new FormData()
  for (const [name, value] of Object.entries(fieldsOf(upload))) form.append(name, value)
  form.append('file', blob, 'sealed')
  return sendForm({ connection, path, method: 'PUT', form, total: blob.size, onProgress, signal })
}

/**
 * From anywhere else. Not the platform's own forms: Node throws where nobody can catch it when an
 * answer comes before the end of one (undici's extractBody), and “it is there already” does.
 */
function sendStream({ connection, path }: Target, upload: SealedUpload): Promise<Answer> {
  const { body: file, onProgress, signal } = upload
  const isBlob = file instanceof Blob
  const total = (isBlob ? file.size : upload.size) ?? 0
  const report = (sent: number) => onProgress?.({ sent, total })
  const bytes = (isBlob ? file.stream() : file).pipeThrough(counting(report))
  const { type, body } = formStream(fieldsOf(upload), bytes)
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
