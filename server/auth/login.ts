import type { BetterAuth } from './better-auth.ts'
import { HearthError } from '../../storage/index.ts'
import { peerHeader } from '../guard/peer.ts'

/**
 * Signs a person in through Better Auth's own handler, since only it makes the session cookie, and
 * adds the access token that its token route mints for that session.
 * @returns 200 `{user, token, redirect, accessToken}` with every cookie Better Auth set, or its refusal as it is
 * @throws HearthError UNAVAILABLE where the sign-in worked and no token could be minted
 */
export async function signIn(
  auth: BetterAuth,
  outer: Outer,
  credentials: { email: string; password: string },
): Promise<Response> {
  const { email, password } = credentials
  const answer = await auth.handler(
    inner(outer, 'POST', '/api/auth/sign-in/email', JSON.stringify({ email, password })),
  )
  if (!answer.ok) return answer
  const cookies = answer.headers.getSetCookie()
  const body = (await answer.json()) as Record<string, unknown>
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(
    JSON.stringify({ ...body, accessToken: await mintToken(auth, outer, cookies) }),
    { headers },
  )
}

async function mintToken(auth: BetterAuth, outer: Outer, cookies: string[]): Promise<string> {
  const asked = inner(outer, 'GET', '/api/auth/token')
  asked.headers.set('cookie', cookies.map((cookie) => cookie.split(';')[0]).join('; '))
  const answer = await auth.handler(asked)
  const body = answer.ok ? ((await answer.json()) as { token?: string }) : {}
  if (body.token) return body.token
  throw new HearthError(
    'UNAVAILABLE',
    'You are known, but Hearth cannot hand out a key right now. Please try again.',
    { retryAfterSec: 5 },
  )
}

/** What an inner request takes over from the one that caused it. */
export type Outer = { url: string; headers: Headers }

/**
 * A request to another path of the same server. Who asks goes along; cookies, body and the browser's
 * words about the page behind it do not: the origin was checked at the door. [Note: origin check]
 */
function inner(outer: Outer, method: string, path: string, body?: string): Request {
  const headers = new Headers()
  for (const name of ['host', 'user-agent', peerHeader]) {
    const value = outer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (body === undefined) return new Request(new URL(path, outer.url), { method, headers })
  headers.set('content-type', 'application/json')
  return new Request(new URL(path, outer.url), { method, headers, body })
}
