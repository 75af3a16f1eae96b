import type { Context } from 'hono'
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
