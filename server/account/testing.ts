import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { addPerson } from '../../storage/account/everything.ts'
import { scratchStorage } from '../../storage/scratch.ts'
import type { Caller, CallerEnv } from '../caller.ts'
import { errorResponse } from '../errors.ts'
import { HearthError } from '../../storage/index.ts'
import { type AccountDeps, createAccount } from './index.ts'

/** Test support: the routes on a real storage; only who asks is told by a header. */
export type TestAccount = Awaited<ReturnType<typeof startAccount>>

export const ada = { id: 'person-ada', email: 'ada@example.org', role: 'admin' }
export const ben = { id: 'person-ben', email: 'ben@example.org', role: 'user' }
const quiet = { info() {}, warn() {}, error() {} }

export async function startAccount(options: Partial<AccountDeps> = {}) {
  const scratch = await scratchStorage()
  const { storage } = scratch
  addPerson(storage.sqlite, ada)
  addPerson(storage.sqlite, ben)
  let ids = 0
  const ended: string[] = []
  const account = createAccount({
    storage,
    quota: () => 0,
    serviceKey: 'a service key of the house',
    now: () => scratch.clock.now,
    newId: () => `id-${++ids}`,
    log: quiet,
    onErased: (id) => void ended.push(id),
    ...options,
  })
  const app = appOf(account)
  /** As `person`: an id, 'service', or '' for nobody. */
  const ask = (person: string, method: string, path: string, body?: unknown): Promise<Response> =>
    Promise.resolve(
      app.request(
        `/api/v1${path}`,
        {
          method,
          headers: { 'x-test-caller': person, 'content-type': 'application/json' },
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        fromHere,
      ),
    )
  return {
    ...scratch,
    storage,
    account,
    app,
    ended,
    ask,
    /** The status and the JSON of an answer. */
    async tell(...question: Parameters<typeof ask>) {
      const answer = await ask(...question)
      return { status: answer.status, body: (await answer.json()) as never }
    },
    serve: () => serve(app),
  }
}

/** As Node's adapter says it for a request from this machine. */
export const fromHere = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

function appOf(account: ReturnType<typeof createAccount>) {
  const app = new Hono<CallerEnv>({ strict: false })
  app.onError((error, c) => errorResponse(c, error))
  if (account.internal) app.route('/api/v1/internal', account.internal as never)
  app.use(async (c, next) => {
    const caller = callerFrom(c.req.header('x-test-caller') ?? '')
    if (caller === null) throw new HearthError('UNAUTHORIZED', 'Please sign in first.')
    c.set('caller', caller)
    await next()
  })
  return app
    .route('/api/v1/me', account.me)
    .route('/api/v1/settings', account.settings)
    .route('/api/v1/admin', account.admin)
}

function callerFrom(name: string): Caller | null {
  if (name === '') return null
  if (name === 'service') return { kind: 'service' }
  const role = name === ada.id ? 'admin' : 'user'
  return { kind: 'person', userId: name, role, sessionId: `session-${name}`, via: 'cookie' }
}

async function serve(app: ReturnType<typeof appOf>) {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
