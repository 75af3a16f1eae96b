import { Hono } from 'hono'
import { z } from 'zod'
import { HearthError, type Storage } from '../../../storage/index.ts'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { HandlerDoor, Outer } from '../handler-door.ts'
import type { AuthEnv, Person, PersonDoor } from '../person.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { Sessions } from '../sessions.ts'
import type { Clients } from './clients.ts'

type Deps = {
  storage: Storage
  door: HandlerDoor
  persons: PersonDoor
  sessions: Sessions
  events: SecurityEvents
  clients: Clients
  now: () => number
}

/** The query the provider sent the page with, signed by it: handed back as it came. */
const query = z
  .string()
  .min(1)
  .max(8000)
  .transform((text) => text.replace(/^\?/, ''))
const answer = z.object({
  accept: z.boolean(),
  query,
  scope: z.string().max(200).optional().describe('fewer than were asked for, if not all'),
})
const onward = z.object({ url: z.string().describe('where the browser goes next') })
const asked = z
  .object({
    clientId: z.string(),
    clientName: z.string(),
    uri: z.string().nullable(),
    icon: z.string().nullable(),
    scopes: z.array(z.string()),
  })
  .meta({ id: 'ConsentRequest' })

/** GET and POST /consent, POST /consent/continue: what stands behind the pages /consent and /sign-in. */
export function createConsent({ storage, door, persons, sessions, events, clients, now }: Deps) {
  const routes = new Hono<AuthEnv>()
  routes.get(
    '/consent',
    operation({
      summary: 'What an app asks for',
      description: "Takes the page's own query string.",
      access: 'person',
      query: z.object({ client_id: z.string(), scope: z.string().optional() }),
      answers: { 200: asked },
    }),
    persons.required,
    (c) => {
      if (Number(c.req.query('exp')) * 1000 <= now()) throw runOut()
      const app = clients.find(c.req.query('client_id') ?? '')
      if (!app || app.disabled) throw failure('NOT_FOUND', 'There is no such app.')
      const { clientId, name: clientName, uri, icon } = app
      const scopes = (c.req.query('scope') ?? '').split(' ').filter(Boolean)
      return c.json({ clientId, clientName, uri, icon, scopes })
    },
  )
  routes.post(
    '/consent',
    operation({ summary: 'Allow an app, or do not', access: 'person', answers: { 200: onward } }),
    persons.required,
    takes(answer),
    async (c) => {
      const { accept, query: signed, scope } = c.get('body')
      const { userId, cookie } = c.get('person')
      const body = { accept, oauth_query: signed, ...(scope === undefined ? {} : { scope }) }
      const url = await urlOf(() => door.ask(c.get('outer'), '/oauth2/consent', { body, cookie }))
      const app = clients.find(new URLSearchParams(signed).get('client_id') ?? '')
      // To a page of ours it goes where the app wants people to sign in anew: nothing is allowed yet.
      if (accept && !url.startsWith('/'))
        await storage.write(() =>
          events.record({
            userId,
            eventType: 'app_allowed',
            outer: c.get('outer'),
            metadata: { clientId: app?.clientId, name: app?.name },
          }),
        )
      return c.json({ url })
    },
  )
  routes.post(
    '/consent/continue',
    operation({
      summary: 'Go on to the app after signing in',
      description: 'Where the app wants people to sign in anew, a session from before does not do.',
      access: 'person',
      answers: { 200: onward },
    }),
    persons.required,
    takes(z.object({ query })),
    async (c) => c.json({ url: await goOn(c.get('outer'), c.get('person'), c.get('body').query) }),
  )

  /** Better Auth would go on by itself only from its own sign-in routes, which ours are not. */
  async function goOn(outer: Outer, { cookie, sessionId }: Person, signed: string) {
    // Checks the signature, and sends back to the sign-in page whom the app wants to see sign in.
    const body = { selected: true, oauth_query: signed }
    const url = await urlOf(() => door.ask(outer, '/oauth2/continue', { body, cookie }))
    const asks = new URLSearchParams(signed)
    const signedIn = sessions.find(sessionId)?.created_at ?? 0
    if (!url.startsWith('/sign-in') || signedIn < Number(asks.get('ba_iat'))) return url
    return urlOf(() => door.ask(outer, '/oauth2/authorize', { query: satisfied(asks), cookie }))
  }
  return routes
}

/** The query without what the new session has satisfied, and without the provider's signature. */
function satisfied(asks: URLSearchParams): Record<string, string> {
  const done = new Set(['max_age', 'sig', 'exp', 'ba_iat', 'ba_pl', 'ba_param'])
  const rest = Object.fromEntries([...asks].filter(([name]) => !done.has(name)))
  const prompts = (rest['prompt'] ?? '').split(' ').filter((word) => word && word !== 'login')
  const { prompt: _, ...others } = rest
  return prompts.length > 0 ? { ...others, prompt: prompts.join(' ') } : others
}

/** Where Better Auth sends the browser, by redirect or in words. */
async function urlOf(ask: () => Promise<Response>): Promise<string> {
  const answered = await ask().catch((error: unknown) => {
    throw error instanceof HearthError && error.code === 'VALIDATION' ? runOut() : error
  })
  const location = answered.headers.get('location')
  if (location !== null) return location
  const { url } = (await answered.json()) as { url?: unknown }
  if (typeof url === 'string') return url
  throw failure('INTERNAL')
}

function runOut() {
  return failure(
    'TOKEN_INVALID',
    'This request is not valid any more. Please go back to the app and sign in again from there.',
  )
}
