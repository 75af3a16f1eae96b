import type { MiddlewareHandler } from 'hono'
import { failure } from '../failure/classify.ts'
import type { NativeEnv } from './asked.ts'

const form = 'application/x-www-form-urlencoded'

/**
 * Reads a body once, so that our doors and Better Auth see the same one. It belongs behind `smallBody`.
 * What the two could read differently is refused: unusual spellings of a type, and in a form a field
 * that comes twice, of which `URLSearchParams` finds the first and Better Auth the last.
 */
export const plainBody: MiddlewareHandler<NativeEnv> = async (c, next) => {
  const { method, url, headers, body } = c.req.raw
  if (method === 'GET' || method === 'HEAD' || body === null) return next()
  const bytes = await c.req.raw.arrayBuffer()
  // Bytes, not text: no content type is added where the client named none.
  c.req.raw = new Request(url, { method, headers, body: bytes })
  const type = headers.get('content-type')
  if (bytes.byteLength > 0 && type !== null) check(type, bytes, c.req.path)
  await next()
}

function check(type: string, bytes: ArrayBuffer, path: string): void {
  const essence = essenceOf(type)
  if (essence !== form && essence !== 'application/json')
    throw failure('VALIDATION', 'This type of body is not understood here: JSON and forms are.')
  // In OAuth's own forms `resource` may come twice; none of our doors reads them.
  if (essence === form && !path.includes('/oauth2/')) refuseRepeats(new TextDecoder().decode(bytes))
}

function refuseRepeats(text: string): void {
  const names = [...new URLSearchParams(text).keys()]
  const field = names.find((name, at) => names.indexOf(name) !== at)
  if (field !== undefined)
    throw failure('VALIDATION', 'A field of the form comes twice.', { field: field.slice(0, 80) })
}

export function isForm(type: string | undefined): boolean {
  return essenceOf(type ?? '') === form
}

/** The media type alone, in lower case. */
function essenceOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}
