import { jsonOf } from './answer.ts'
import { sendForm } from './form.ts'
import type { Connection } from './request.ts'
import type { MediaRecord, UploadedMedia, UploadOptions } from './record.ts'

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
  const { onProgress, signal } = options
  const form = formOf(blob, options)
  const sending = { connection, path: PATH, method: 'POST', form, total: blob.size } as const
  const answer = await sendForm({ ...sending, onProgress, signal })
  const duplicate = answer.header('X-Media-Duplicate') === 'true'
  return { ...jsonOf<MediaRecord>(answer), duplicate }
}

// Fields go first: a server that streams must know them before the bytes arrive.
function formOf(blob: Blob, options: UploadOptions): FormData {
  const form = new FormData()
  for (const name of ['app', 'userId', 'sourceUrl', 'addedAt'] as const) {
    const value = options[name]
    if (value !== undefined) form.append(name, value)
  }
  if (options.skipProcessing) form.append('skipProcessing', 'true')
  form.append('file', blob, options.filename ?? (blob instanceof File ? blob.name : 'file'))
  return form
}
