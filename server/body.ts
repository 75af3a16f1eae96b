import type { Context, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { HearthError } from '../storage/index.ts'
import { tellBody } from './openapi/operation.ts'

/**
 * The JSON body as `schema` sees it; no body at all counts as an empty object.
 * @throws HearthError VALIDATION naming the first field that is wrong
 */
export async function parseBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  return parsed(schema, readJson(await c.req.text()))
}

function readJson(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new HearthError('VALIDATION', 'The request is not readable JSON.')
  }
}

/**
 * What a door was given, as `schema` sees it.
 * @throws HearthError VALIDATION naming the first field that is wrong
 */
export function parsed<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new HearthError(
    'VALIDATION',
    `${field || 'The request'}: ${issue?.message ?? 'not understood'}`,
    { field },
  )
}

/** Parses the body at the door and leaves it in `c.get('body')`; the API documentation reads it too. */
export function takes<S extends z.ZodType>(
  schema: S,
): MiddlewareHandler<{ Variables: { body: z.output<S> } }> {
  const middleware: MiddlewareHandler<{ Variables: { body: z.output<S> } }> = async (c, next) => {
    c.set('body', await parseBody(c, schema))
    await next()
  }
  tellBody(middleware, schema)
  return middleware
}

/** For JSON routes: what they take is far smaller. */
export const smallBody: MiddlewareHandler = bodyUpTo(16_384)

/**
 * Refuses bodies of more than `mostBytes`. Hono's own limit rebuilds each request that names no
 * length from the adapter's, which throws for a DELETE without a body and for chunked ones.
 */
export function bodyUpTo(mostBytes: number): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    const length = raw.headers.get('content-length')
    if (length !== null && Number(length) > mostBytes) throw tooLong()
    // Who looks at `body` has the adapter build a whole Request; one that names its length needs none.
    if (length === null) c.req.raw = atMost(raw, mostBytes)
    await next()
  }
}

function atMost(raw: Request, mostBytes: number): Request {
  const { method, url, headers } = raw
  if (method === 'GET' || method === 'HEAD' || raw.body === null) return raw
  const body = limited(raw.body, mostBytes)
  return new Request(url, { method, headers, body, duplex: 'half' })
}

function limited(body: ReadableStream<Uint8Array>, mostBytes: number): ReadableStream<Uint8Array> {
  let bytes = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > mostBytes) controller.error(tooLong())
        else controller.enqueue(chunk)
      },
    }),
  )
}

function tooLong(): HearthError {
  return new HearthError('TOO_LARGE', 'The request is far too long.')
}
