import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import { failure } from '../failure/classify.ts'
import { broughtCookies, type HandlerDoor, type Outer } from '../handler-door.ts'
import { network, type Limits } from '../limits/index.ts'
import type { AuthEnv, PersonDoor } from '../person.ts'
import { signedIn } from '../routes/shapes.ts'
import { peerOf, type SignIn } from '../sign-in.ts'
import { createBurst } from './burst.ts'
import { passkeyView } from './list.ts'
import { relyingPartyId } from './relying-party.ts'

type Deps = {
  door: HandlerDoor
  persons: PersonDoor
  limits: Limits
  signIn: SignIn
  options: { now: () => number }
}

/** What `navigator.credentials` gives, as JSON. null: the person closed the browser's question. */
const credential = z
  .looseObject({
    id: z.string().min(1).max(1400),
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: z.string() }),
  })
  .nullable()

const webAuthnOptions = z.looseObject({ challenge: z.string() })
const minute = 60_000

/** What a browser does with passkeys: may it, make one, sign in with one. */
export function createPasskeyCeremonies({ door, persons, limits, signIn, options }: Deps) {
  const burst = createBurst({ most: 20, windowMs: minute, blockMs: minute }, options.now)
  const pageOf = (outer: Outer) => outer.headers.get('origin') ?? door.ownOrigin(outer)
  const rpIdFor = (outer: Outer) => relyingPartyId(door.ownOrigin(outer), pageOf(outer))
  const enabled = (outer: Outer) => {
    if (rpIdFor(outer) === null)
      throw failure(
        'PASSKEY_NOT_ENABLED',
        'Passkeys do not work at this address: browsers ask for https and a name.',
      )
    return pageOf(outer)
  }
  const routes = new Hono<AuthEnv>()
  routes.get(
    '/capability',
    operation({
      summary: 'Whether passkeys work at this address',
      access: 'anyone',
      answers: {
        200: z.object({
          enabled: z.boolean(),
          conditionalUIAvailable: z.boolean(),
          rpId: z.string().nullable(),
        }),
      },
    }),
    (c) => {
      const rpId = rpIdFor(c.get('outer'))
      return c.json({ enabled: rpId !== null, conditionalUIAvailable: rpId !== null, rpId })
    },
  )
  routes.post(
    '/register/options',
    operation({
      summary: 'Begin to add a passkey',
      access: 'person',
      answers: { 200: webAuthnOptions },
    }),
    persons.required,
    async (c) => {
      const origin = enabled(c.get('outer'))
      const { cookie } = c.get('person')
      const path = '/passkey/generate-register-options'
      const answer = await door.ask(c.get('outer'), path, { cookie, origin }).catch(stale)
      return withCookies(c, answer.headers.getSetCookie()).json(await readOptions(answer))
    },
  )
  routes.post(
    '/register/verify',
    operation({
      summary: 'Keep the passkey that was made',
      access: 'person',
      answers: { 200: passkeyView },
    }),
    persons.required,
    takes(z.object({ response: credential, name: z.string().trim().min(1).max(80).optional() })),
    async (c) => {
      const origin = enabled(c.get('outer'))
      const answer = await door.ask(c.get('outer'), '/passkey/verify-registration', {
        body: { ...c.get('body'), response: given(c.get('body').response) },
        cookie: withChallenge(c.get('person').cookie, c.get('outer')),
        origin,
      })
      const stored = (await answer.json()) as z.output<typeof passkeyView>
      return withCookies(c, answer.headers.getSetCookie()).json({ ...stored, lastUsedAt: null })
    },
  )
  routes.post(
    '/authenticate/options',
    operation({
      summary: 'Begin to sign in with a passkey',
      description: 'Names no passkey, so that any of this address will do, by autofill as well.',
      access: 'anyone',
      answers: { 200: webAuthnOptions },
    }),
    async (c) => {
      const origin = enabled(c.get('outer'))
      burst(network(peerOf(c.get('outer'))))
      const path = '/passkey/generate-authenticate-options'
      const answer = await door.ask(c.get('outer'), path, { origin })
      return withCookies(c, answer.headers.getSetCookie()).json(await readOptions(answer))
    },
  )
  routes.post(
    '/authenticate/verify',
    operation({
      summary: 'Sign in with a passkey',
      access: 'anyone',
      answers: { 200: signedIn },
    }),
    takes(z.object({ response: credential })),
    async (c) => {
      const outer = c.get('outer')
      const origin = enabled(outer)
      const response = given(c.get('body').response)
      const { body, setCookies } = await limits.passkey.inTurn(response.id, async () => {
        const answer = await door.ask(outer, '/passkey/verify-authentication', {
          body: { response },
          cookie: withChallenge('', outer),
          origin,
        })
        return {
          body: (await answer.json()) as SignedIn,
          setCookies: answer.headers.getSetCookie(),
        }
      })
      const { token } = body.session
      const tokens = await signIn.finish(outer, { sessionToken: token, method: 'passkey' })
      return withCookies(c, setCookies).json({ ...body, token, ...tokens })
    },
  )
  return routes
}

type SignedIn = { user: z.output<typeof signedIn>['user']; session: { token: string } }

function given<T>(response: T | null): T {
  if (response === null) throw failure('PASSKEY_CANCELLED')
  return response
}

/** We know this session. Better Auth takes a new passkey only from one that is younger than a day. */
function stale(error: unknown): never {
  if (!(error instanceof HearthError) || error.code !== 'UNAUTHORIZED') throw error
  throw failure('FORBIDDEN', 'To add a passkey, please sign in again: that was a while ago.')
}

async function readOptions(answer: Response) {
  return (await answer.json()) as z.output<typeof webAuthnOptions>
}

/** Who came with a bearer token brings the challenge in a cookie all the same. */
function withChallenge(cookie: string, outer: Outer): string {
  const challenge = broughtCookies(outer, 'better-auth-passkey')
  return [cookie, challenge].filter((part) => part !== '').join('; ')
}
