import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import type { Storage } from '../../../storage/index.ts'

type Env = { Bindings: HttpBindings }
type Method = 'client_secret_basic' | 'client_secret_post' | 'none' | null

/** Where a relying party proves who it is. */
export const clientSecretPaths = ['/oauth2/token', '/oauth2/introspect', '/oauth2/revoke']

/**
 * The provider takes a secret only in the way the app was entered with, and whoever enters one cannot
 * know which way its library takes. So it is moved to where the provider looks for it.
 */
export function createClientSecrets({ sqlite }: Pick<Storage, 'sqlite'>): MiddlewareHandler<Env> {
  const find = sqlite
    .prepare<[string], Method>(
      'SELECT token_endpoint_auth_method FROM oauth_client WHERE client_id = ?',
    )
    .pluck()
  const methodOf = (id: string) => find.get(id)
  return async (c, next) => {
    const { raw } = c.req
    const type = raw.headers.get('content-type') ?? ''
    if (!type.startsWith('application/x-www-form-urlencoded')) return next()
    const text = await raw.text()
    const headers = new Headers(raw.headers)
    headers.delete('content-length')
    const body = moved(text, headers, methodOf)
    c.req.raw = new Request(raw.url, { method: raw.method, headers, body })
    await next()
  }
}

/** @returns the form to pass on; changes `headers` with it */
function moved(text: string, headers: Headers, methodOf: (id: string) => Method | undefined) {
  const form = new URLSearchParams(text)
  const basic = readBasic(headers.get('authorization'))
  const posted = { id: form.get('client_id'), secret: form.get('client_secret') }
  // Given twice is a fault of the app's, and the provider says so.
  if (basic && posted.secret === null && methodOf(basic.id) === 'client_secret_post') {
    headers.delete('authorization')
    form.set('client_id', basic.id)
    form.set('client_secret', basic.secret)
    return form.toString()
  }
  const { id, secret } = posted
  if (headers.has('authorization') || id === null || secret === null) return text
  if (form.getAll('client_id').length > 1 || form.getAll('client_secret').length > 1) return text
  if (methodOf(id) !== 'client_secret_basic') return text
  const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`
  headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`)
  form.delete('client_secret')
  return form.toString()
}

function readBasic(header: string | null): { id: string; secret: string } | null {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(header ?? '')?.[1]
  const [, id, secret] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? []
  if (id === undefined || secret === undefined) return null
  try {
    return { id: decoded(id), secret: decoded(secret) }
  } catch {
    return null
  }
}

/** As RFC 6749 writes both, 2.3.1. */
function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
