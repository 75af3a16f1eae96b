import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type { Storage } from '../../../storage/index.ts'
import { smallBody } from '../../body.ts'
import { peerHeader, peerHeaders } from '../../guard/peer.ts'
import type { HandlerDoor, Outer } from '../handler-door.ts'
import type { Pages } from '../pages.ts'
import type { Sessions } from '../sessions.ts'
import type { SignIn } from '../sign-in.ts'
import { readFields, type Fields } from './fields.ts'
import { isClientName } from './plugin.ts'
import { shownCode } from './codes.ts'
import type { DeviceRequests } from './requests.ts'

type Env = { Bindings: HttpBindings }
type Deps = {
  storage: Storage
  pages: Pick<Pages, 'forOthers'>
  door: HandlerDoor
  signIn: SignIn
  sessions: Sessions
  requests: DeviceRequests
}

/** Seconds an access token lasts, as it is minted. */
const accessTokenSeconds = 900

/**
 * `/api/auth/device/code` and `/device/token` as RFC 8628 has them, forms and JSON, around the
 * plugin's own: it is written down where a code was asked for, and a session comes with Hearth's
 * tokens, for the plugin would hand out the raw session token, which opens nothing here.
 */
export function createNativeDevice({ storage, pages, door, signIn, sessions, requests }: Deps) {
  const routes = new Hono<Env>()
  routes.use('/device/*', smallBody)

  routes.post('/device/code', async (c) => {
    const outer = outerOf(c)
    const fields = await readFields(c)
    // Whose code it is shows when somebody approves it; nobody says so for them.
    const answer = await door.pass(outer, again(c, outer, fields.without('user_id')))
    if (!answer.ok) return answer
    const told = {
      ...((await answer.json()) as { user_code: string }),
      // A phone follows it: where a browser on this machine asked, `localhost` would be the phone itself.
      verification_uri: pages.forOthers(outer, '/device'),
    }
    await storage.write(() =>
      requests.record(told.user_code, {
        name: nameIn(fields),
        ipAddress: outer.headers.get(peerHeader),
        userAgent: outer.headers.get('user-agent')?.slice(0, 400) ?? null,
      }),
    )
    c.header('Cache-Control', 'no-store')
    return c.json({ ...told, ...shown(told) })
  })

  routes.post('/device/token', async (c) => {
    const outer = outerOf(c)
    const fields = await readFields(c)
    const deviceName = requests.nameFor(fields.get('device_code') ?? '')
    const answer = await door.pass(outer, again(c, outer, fields.asJson()))
    if (!answer.ok) return answer
    const { access_token: sessionToken, scope } = (await answer.json()) as TokenAnswer
    const tokens = await tokensFor(outer, sessionToken, deviceName)
    for (const cookie of answer.headers.getSetCookie())
      c.header('Set-Cookie', cookie, { append: true })
    c.header('Cache-Control', 'no-store')
    return c.json({
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      refresh_token: tokens.refreshToken,
      scope,
    })
  })

  /** The code is used up by now: where no tokens can be made, no session stays behind. */
  async function tokensFor(outer: Outer, sessionToken: string, deviceName: string | null) {
    const device = deviceName ? { deviceName } : {}
    return signIn
      .finish(outer, { sessionToken, method: 'device', device })
      .catch(async (error: unknown) => {
        const session = sessions.findByToken(sessionToken)
        if (session) await storage.write(() => sessions.remove(session.id))
        throw error
      })
  }
  return routes
}

type TokenAnswer = { access_token: string; scope: string }

function outerOf(c: Context<Env>): Outer {
  return { url: c.req.url, headers: peerHeaders(c) }
}

/** The request once more, with other fields. */
function again(
  c: Context<Env>,
  { headers }: Outer,
  { type, text }: { type: string; text: string },
) {
  const others = new Headers(headers)
  others.set('content-type', type)
  others.delete('content-length')
  return new Request(c.req.url, { method: 'POST', headers: others, body: text })
}

function nameIn(fields: Fields): string | null {
  const name = fields.get('device_name')?.trim() ?? ''
  return isClientName(name) ? name : null
}

function shown({ user_code, verification_uri }: { user_code: string; verification_uri: string }) {
  const code = shownCode(user_code)
  const complete = new URL(verification_uri)
  complete.searchParams.set('user_code', code)
  return { user_code: code, verification_uri_complete: complete.toString() }
}
