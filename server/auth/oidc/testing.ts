import { createHash, randomBytes } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { post, type TestAppliance } from '../../testing.ts'
import type { Client, NewClient } from './client-shape.ts'

/** Test support: an admin who enters apps, and a browser that goes where it is sent, one step at a time. */
export type NewApp = Client & { clientSecret: string }

export const callback = 'http://127.0.0.1:9000/callback'

export async function enterApp(
  house: TestAppliance,
  cookie: string,
  wish: Partial<NewClient> = {},
): Promise<NewApp> {
  const answer = await post(
    `${house.origin}/api/v1/admin/oidc-clients`,
    { name: 'Recipes', redirectUris: [callback], ...wish },
    { cookie },
  )
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as NewApp
}

/** Where a page that is opened in a browser sends it; an empty address where it stays. */
export async function visit(url: string | URL, cookie = ''): Promise<string> {
  // Not fetch, which says of itself that it is one.
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(url, { headers: { cookie, accept: 'text/html' } }, resolve).on('error', reject),
  )
  answer.resume()
  return answer.headers.location ?? ''
}

/** What the page /consent does when somebody presses a button. */
export async function answerConsent(
  house: TestAppliance,
  cookie: string,
  page: string,
  accept = true,
) {
  const query = page.slice(page.indexOf('?'))
  const answer = await post(`${house.auth}/api/v1/auth/consent`, { accept, query }, { cookie })
  const body = (await answer.json()) as { url: string; message?: string }
  return { status: answer.status, ...body }
}

/** An authorization request as any app would send it, and what belongs to it. */
export function authorizationOf(
  house: TestAppliance,
  app: Pick<Client, 'clientId'>,
  more: Record<string, string> = {},
) {
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL(`${house.auth}/api/auth/oauth2/authorize`)
  const query = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: callback,
    scope: 'openid email',
    state: 'a state: ä&=',
    nonce: 'n-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }
  for (const [name, value] of Object.entries(query))
    if (value !== '') url.searchParams.set(name, value)
  return { url, verifier }
}

/** A code for this app, allowed by whoever the cookie belongs to. */
export async function codeFor(
  house: TestAppliance,
  cookie: string,
  app: NewApp,
  more: Record<string, string> = {},
) {
  const { url, verifier } = authorizationOf(house, app, more)
  const first = await visit(url, cookie)
  const back = first.startsWith('/consent')
    ? (await answerConsent(house, cookie, first)).url
    : first
  return { code: new URL(back).searchParams.get('code') ?? '', verifier, back }
}

/** The token endpoint, as an app asks it. */
export async function askToken(house: TestAppliance, app: NewApp, fields: Record<string, string>) {
  const answer = await fetch(`${house.auth}/api/auth/oauth2/token`, {
    method: 'POST',
    headers: { authorization: basic(app) },
    body: new URLSearchParams({ redirect_uri: callback, ...fields }),
  })
  const body = (await answer.json()) as Record<string, string>
  return { status: answer.status, body }
}

export function redeem(
  house: TestAppliance,
  app: NewApp,
  { code, verifier }: { code: string; verifier: string },
  more: Record<string, string> = {},
) {
  return askToken(house, app, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    ...more,
  })
}

export function basic({ clientId, clientSecret }: NewApp): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}
