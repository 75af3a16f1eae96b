import { Hono } from 'hono'
import { failure } from '../failure/classify.ts'
import type { NativeEnv, Pass } from './asked.ts'

const columns = new Set(['id', 'name', 'createdAt', 'updatedAt', 'expiresAt', 'lastRequest'])

/**
 * API keys are made and ended at `/api/v1/api-keys` alone: Better Auth's own routes know of no end and
 * of no scopes, and would wake a revoked key. Looking is harmless.
 */
export function createKeyDoors(pass: Pass) {
  const routes = new Hono<NativeEnv>()
  routes.get('/api-key/get', pass)
  routes.get('/api-key/list', (c) => {
    const odd = c.req.queries('sortBy')?.some((column) => !columns.has(column))
    if (odd) throw failure('VALIDATION', 'sortBy: is nothing that keys have', { field: 'sortBy' })
    return pass(c)
  })
  routes.all('/api-key/*', () => {
    throw failure('NOT_FOUND')
  })
  return routes
}
