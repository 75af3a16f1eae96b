import { type Answer, errorOf } from './answer.ts'
import { type Connection, lost } from './request.ts'

/** Without a byte moving for this long a request counts as lost: phones that leave the house never say goodbye. */
const STALLED_AFTER_MS = 120_000

export type XhrUpload = {
  connection: Connection
  path: string
  method: 'POST' | 'PUT'
  form: FormData
  /** Bytes on the wire so far. */
  report: (bytes: number) => void
  signal?: AbortSignal | undefined
}

/** A form through XMLHttpRequest: the only way browsers tell how far an upload is. */
export function sendByXhr(upload: XhrUpload): Promise<Answer> {
  const { connection, path, method, form, report, signal } = upload
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(lost(signal.reason, signal))
    const xhr = new XMLHttpRequest()
    const abort = () => xhr.abort()
    let stalled = setTimeout(abort, STALLED_AFTER_MS)
    const fail = () => reject(lost(undefined, signal))

    xhr.upload.addEventListener('progress', (event) => {
      clearTimeout(stalled)
      stalled = setTimeout(abort, STALLED_AFTER_MS)
      report(event.loaded)
    })
    xhr.addEventListener('load', () => {
      const answer = answerOf(xhr)
      if (answer.status >= 200 && answer.status < 300) resolve(answer)
      else reject(errorOf(answer))
    })
    xhr.addEventListener('error', fail)
    xhr.addEventListener('abort', fail)
    xhr.addEventListener('loadend', () => {
      clearTimeout(stalled)
      signal?.removeEventListener('abort', abort)
    })
    signal?.addEventListener('abort', abort)

    xhr.open(method, connection.url(path))
    xhr.withCredentials = connection.withCookies
    for (const [name, value] of Object.entries(connection.headers())) {
      xhr.setRequestHeader(name, value)
    }
    xhr.send(form)
  })
}

function answerOf(xhr: XMLHttpRequest): Answer {
  const header = (name: string) => xhr.getResponseHeader(name)
  return { status: xhr.status, text: xhr.responseText, header }
}
