import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import { HearthError } from '../storage/index.ts'

/**
 * The JSON body as `schema` sees it.
 * @throws HearthError VALIDATION naming the first field that is wrong
 */
export async function parseBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new HearthError('VALIDATION', 'The request is not readable JSON.')
  })
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new HearthError(
    'VALIDATION',
    `${field || 'The request'}: ${issue?.message ?? 'not understood'}`,
    { field },
  )
}

/** Refuses bodies of more than 16 KiB: what JSON routes take is far smaller. */
export const smallBody = bodyLimit({
  maxSize: 16_384,
  onError: () => {
    throw new HearthError('TOO_LARGE', 'The request is far too long.')
  },
})
