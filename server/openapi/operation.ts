import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'

/** What the API documentation says about a route; the body's schema is told by `takes`. */
export type Operation = {
  /** One line, in the imperative. */
  summary: string
  /** A sentence or two where the summary leaves something open. */
  description?: string
  /** By HTTP status: what the answer holds, or words where it is no JSON. */
  answers: Record<number, z.ZodType | string>
  query?: z.ZodObject
  /** Who may ask. */
  access: 'anyone' | 'person' | 'admin' | 'service'
}

const operations = new WeakMap<object, Operation>()
const bodies = new WeakMap<object, z.ZodType>()

/** Middleware that does nothing but say what the route behind it is for. */
export function operation(what: Operation): MiddlewareHandler {
  const middleware: MiddlewareHandler = (_, next) => next()
  operations.set(middleware, what)
  return middleware
}

export const operationOf = (handler: object) => operations.get(handler)
export const bodyOf = (handler: object) => bodies.get(handler)
export const tellBody = (handler: object, schema: z.ZodType) => void bodies.set(handler, schema)
