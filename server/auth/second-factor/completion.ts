import type { z } from 'zod'
import type { AuthParts } from '../parts.ts'
import { failure } from '../failure/classify.ts'
import type { Outer } from '../handler-door.ts'
import type { Person } from '../person.ts'
import type { user } from '../routes/shapes.ts'
import { signedValue } from './set-cookie.ts'

type Deps = Pick<
  AuthParts,
  'door' | 'persons' | 'sessions' | 'signIn' | 'refreshSecrets' | 'storage'
>

/** Better Auth's answers about the second factor, with tokens for the session they leave. */
export function createCompletion(deps: Deps) {
  const { door, persons, sessions, signIn, refreshSecrets, storage } = deps

  /**
   * Better Auth gives whoever turns the second factor on or off a new session in place of theirs: then
   * the tokens they hold are worth nothing any more, and these take their place.
   */
  async function tokensFor(outer: Outer, person: Person, setCookies: string[]) {
    const token = signedValue(setCookies, 'session_token')
    const session = token === null ? sessions.find(person.sessionId) : sessions.findByToken(token)
    if (!session) throw failure('SERVICE_UNAVAILABLE')
    const cookie = await door.cookieOf(outer, session.token)
    const accessToken = await signIn.mint(outer, cookie)
    const refreshToken = await storage.write(() => refreshSecrets.issue(session.id))
    return { token: session.token, accessToken, refreshToken }
  }

  /** A code, by whoever has a session, or by whoever showed a first factor and waits for one. */
  async function withCode(
    outer: Outer,
    path: string,
    body: { code: string; trustDevice: boolean },
  ) {
    const person = await persons.find(outer)
    const cookie = person?.cookie ?? outer.headers.get('cookie') ?? undefined
    const answer = await door.ask(outer, path, { body, cookie })
    const setCookies = answer.headers.getSetCookie()
    const { user: who } = (await answer.json()) as { user: z.output<typeof user> }
    if (person) {
      const tokens = await tokensFor(outer, person, setCookies)
      return { body: { user: { ...who, twoFactorEnabled: true }, ...tokens }, setCookies }
    }
    const token = signedValue(setCookies, 'session_token')
    if (token === null) throw failure('SERVICE_UNAVAILABLE')
    const tokens = await signIn.finish(outer, { sessionToken: token, method: 'second-factor' })
    return { body: { user: who, token, ...tokens }, setCookies }
  }

  return { tokensFor, withCode }
}
