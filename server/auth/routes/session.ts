import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import type { HandlerDoor, Outer } from '../handler-door.ts'
import type { AuthEnv, Person, PersonDoor } from '../person.ts'
import { session, user } from './shapes.ts'

type Deps = { persons: PersonDoor; door: HandlerDoor }

export const profile = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  /** In characters: a picture of 128 pixels fits. */
  image: z.string().max(48_000).nullable().optional(),
})

/** GET /session, GET and POST /profile, GET /jwks */
export function createSession({ persons, door }: Deps) {
  const read = async (outer: Outer, { cookie }: Person) => {
    const answer = await door.ask(outer, '/get-session', { cookie })
    const body: unknown = await answer.json()
    // We know this session; where Better Auth does not, it could not read the database.
    if (body === null) throw failure('SERVICE_UNAVAILABLE')
    return body as z.output<typeof session>
  }
  const routes = new Hono<AuthEnv>()
  routes.get(
    '/session',
    operation({
      summary: 'The session and its person, or null',
      access: 'anyone',
      answers: { 200: session.nullable() },
    }),
    async (c) => {
      const person = await persons.find(c.get('outer'))
      return c.json(person ? await read(c.get('outer'), person) : null)
    },
  )
  routes.get(
    '/profile',
    operation({
      summary: 'The session and its person',
      access: 'person',
      answers: { 200: session },
    }),
    persons.required,
    async (c) => c.json(await read(c.get('outer'), c.get('person'))),
  )
  routes.post(
    '/profile',
    operation({ summary: 'Change name or picture', access: 'person', answers: { 200: user } }),
    persons.required,
    takes(profile),
    async (c) => {
      const { cookie } = c.get('person')
      const wish = c.get('body')
      if (Object.keys(wish).length > 0)
        await door.ask(c.get('outer'), '/update-user', { body: wish, cookie })
      const { user: changed } = await read(c.get('outer'), c.get('person'))
      return c.json(changed)
    },
  )
  routes.get(
    '/jwks',
    operation({
      summary: 'The keys access tokens are signed with',
      access: 'anyone',
      answers: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
    }),
    async (c) => c.json(await (await door.ask(c.get('outer'), '/jwks')).json()),
  )
  return routes
}
