import { Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { smallBody, takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { failure } from '../failure/classify.ts'
import { envelopeResponse } from '../failure/envelope.ts'
import { outside, type AuthEnv, type PersonDoor } from '../person.ts'
import { success } from '../routes/shapes.ts'
import { client, clientChange, clientWithSecret, newClient } from './client-shape.ts'
import type { Clients } from './clients.ts'

type Deps = { storage: Storage; persons: PersonDoor; clients: Clients }

/** `/api/v1/admin/oidc-clients`: the apps that may offer "Sign in with Hearth". */
export function createClientRoutes({ storage, persons, clients }: Deps) {
  const routes = new Hono<AuthEnv>({ strict: false })
  routes.onError((error, c) => envelopeResponse(c, error))
  routes.use(outside, smallBody, persons.required, adminOnly)
  routes.get(
    '/',
    operation({
      summary: 'List the apps people can sign in to with Hearth',
      access: 'admin',
      answers: { 200: z.array(client) },
    }),
    (c) => c.json(clients.list()),
  )
  routes.post(
    '/',
    operation({
      summary: 'Enter an app',
      description: 'Its secret is shown this once; of an app that can keep none there is none.',
      access: 'admin',
      answers: { 201: clientWithSecret },
    }),
    takes(newClient),
    async (c) => c.json(await storage.write(() => clients.create(c.get('body'))), 201),
  )
  routes.patch(
    '/:clientId',
    operation({
      summary: 'Change an app, pause it, or give it a new secret',
      access: 'admin',
      answers: { 200: clientWithSecret },
    }),
    takes(clientChange),
    async (c) => {
      const changed = await storage.write(() =>
        clients.update(c.req.param('clientId'), c.get('body')),
      )
      if (!changed) throw unknownClient()
      return c.json(changed)
    },
  )
  routes.delete(
    '/:clientId',
    operation({
      summary: 'Remove an app; whoever is signed in to it there cannot renew that',
      access: 'admin',
      answers: { 200: success },
    }),
    async (c) => {
      const gone = await storage.write(() => clients.remove(c.req.param('clientId')))
      if (!gone) throw unknownClient()
      return c.json({ success: true })
    },
  )
  return routes
}

const adminOnly: MiddlewareHandler<AuthEnv> = async (c, next) => {
  if (c.get('person').role !== 'admin')
    throw failure('FORBIDDEN', 'Only an admin of the house can do this.')
  await next()
}

function unknownClient() {
  return failure('NOT_FOUND', 'There is no such app.')
}
