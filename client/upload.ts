import { type Answer, jsonOf } from './answer.ts'
import type { Connection } from './request.ts'
import type { MediaRecord, UploadedMedia, UploadOptions, UploadProgress } from './record.ts'
import { sendByXhr } from './xhr.ts'

export type Uploadable = File | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>

const PATH = '/api/v1/media/upload'

/**
 * Sends one file as multipart/form-data and returns its record once the server has it for good.
 * Throws HearthClientError: the server's codes, NETWORK, or ABORTED when `signal` fires.
 */
export async function upload(
  connection: Connection,
  file: Uploadable,
  options: UploadOptions = {},
): Promise<UploadedMedia> {
  const blob = file instanceof Blob ? file : new Blob([file])
  const answer = await sendForm(connection, formOf(blob, options), blob.size, options)
  const duplicate = answer.header('X-Media-Duplicate') === 'true'
  return { ...jsonOf<MediaRecord>(answer), duplicate }
}

// Fields go first: a server that streams must know them before the bytes arrive.
function formOf(blob: Blob, options: UploadOptions): FormData {
  const form = new FormData()
  for (const name of ['app', 'userId', 'sourceUrl'] as const) {
    const value = options[name]
    if (value !== undefined) form.append(name, value)
  }
  if (options.skipProcessing) form.append('skipProcessing', 'true')
  form.append('file', blob, options.filename ?? (blob instanceof File ? blob.name : 'file'))
  return form
}

async function sendForm(
  connection: Connection,
  form: FormData,
  total: number,
  { onProgress, signal }: UploadOptions,
): Promise<Answer> {
  if (onProgress === undefined) {
    return connection.send(PATH, { method: 'POST', body: form, signal, timeoutMs: 0 })
  }
  const report = reporterOf(total, onProgress)
  const answer =
    typeof XMLHttpRequest === 'undefined'
      ? await sendCounted(connection, form, report, signal)
      : await sendByXhr({ connection, path: PATH, form, report, signal })
  report(Number.POSITIVE_INFINITY)
  return answer
}

/** The envelope around the file counts as bytes on the wire, but is nothing a person wants to see. */
function reporterOf(total: number, onProgress: (progress: UploadProgress) => void) {
  return (wireBytes: number) => onProgress({ sent: Math.min(wireBytes, total), total })
}

/** Everywhere else the body is a stream that counts what is taken from it. */
async function sendCounted(
  connection: Connection,
  form: FormData,
  report: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  const encoded = new Response(form)
  let bytes = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      report(bytes)
      controller.enqueue(chunk)
    },
  })
  return connection.send(PATH, {
    method: 'POST',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    ...(encoded.body === null ? {} : { body: encoded.body.pipeThrough(counter) }),
    duplex: 'half',
    signal,
    timeoutMs: 0,
  })
}
