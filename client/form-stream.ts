/**
 * A multipart form around a file nobody knows the length of, for clients that can send streams. The
 * fields come first.
 */
export function formStream(fields: Record<string, string>, file: ReadableStream<Uint8Array>) {
  const boundary = `hearth-${randomHex()}`
  const part = (disposition: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`
  const before = Object.entries(fields).map(
    ([name, value]) => `${part(`name="${name}"`)}\r\n${value}\r\n`,
  )
  const head = part('name="file"; filename="sealed"')
  const begin = `${before.join('')}${head}Content-Type: application/octet-stream\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: file.pipeThrough(between(begin, `\r\n--${boundary}--\r\n`)),
  }
}

function between(begin: string, end: string) {
  const utf8 = new TextEncoder()
  return new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(utf8.encode(begin)),
    transform: (chunk, controller) => controller.enqueue(chunk),
    flush: (controller) => controller.enqueue(utf8.encode(end)),
  })
}

function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
