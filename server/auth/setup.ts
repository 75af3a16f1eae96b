import { Hono, type MiddlewareHandler } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { z } from 'zod'
import { HearthError, type Storage } from '../../storage/index.ts'
import { isAtThisMachine, peerHeaders } from '../guard/peer.ts'
import { withCookies } from './answer.ts'
import type { Hashing } from './hashing.ts'
import type { SignIn } from './sign-in.ts'
import type { SetupCode } from './setup-code.ts'
import type { Spaces } from './spaces.ts'
import { smallBody, takes } from '../body.ts'
import { operation } from '../openapi/operation.ts'
import { signedIn } from './routes/shapes.ts'

const name = z.string().trim().min(1).max(80)
const household = z.object({
  code: z.string().max(40).optional(),
  householdName: name,
  name,
  email: z.email().max(254).toLowerCase(),
  password: z.string().min(8).max(128),
})

type Household = z.output<typeof household>

export type SetupConfig = {
  storage: Storage
  hashing: Hashing
  spaces: Spaces
  code: SetupCode
  signIn: SignIn
  now: () => number
  newId: () => string
}

/** First-run set-up: the household, its first admin and that person's space, in one transaction. */
export function createSetup(config: SetupConfig) {
  const adminExists = config.storage.sqlite
    .prepare(`SELECT 1 FROM user WHERE role = 'admin' LIMIT 1`)
    .pluck()
  const needed = () => adminExists.get() === undefined
  const once: MiddlewareHandler = async (_, next) => {
    if (!needed()) throw done()
    await next()
  }
  const routes = new Hono<{ Bindings: HttpBindings }>()
  routes.get('/', operations.state, (c) =>
    c.json({ needed: needed(), codeRequired: needed() && !isAtThisMachine(c) }),
  )
  routes.post('/', operations.setUp, smallBody, once, takes(household), async (c) => {
    const wish = c.get('body')
    if (!isAtThisMachine(c)) checkCode(config.code, wish.code)
    const { hashing, storage, signIn } = config
    const hash = await hashing.hash(wish.password)
    await storage.write(() => {
      // Asked again inside the transaction: of two set-ups at once, one wins.
      if (!needed()) throw done()
      createHousehold(config, wish, hash)
    })
    const outer = { url: c.req.url, headers: peerHeaders(c) }
    const { body, setCookies } = await signIn
      .withPassword(outer, { email: wish.email, password: wish.password })
      .catch((cause: unknown) => {
        throw new HearthError('UNAVAILABLE', 'Your household is made. Please sign in.', { cause })
      })
    return withCookies(c, setCookies).json(body, 201)
  })
  return { routes, needed }
}

const operations = {
  state: operation({
    summary: 'Ask whether this Hearth still has to be set up',
    access: 'anyone',
    answers: { 200: z.object({ needed: z.boolean(), codeRequired: z.boolean() }) },
  }),
  setUp: operation({
    summary: 'Make the household and its first admin',
    description: 'Once, from this machine or with the code it shows.',
    access: 'anyone',
    answers: { 201: signedIn },
  }),
}

function done(): HearthError {
  return new HearthError('NOT_FOUND', 'This Hearth has been set up already. Please sign in.')
}

function checkCode(code: SetupCode, given: string | undefined): void {
  if (given !== undefined && code.accepts(given)) return
  const words = code.exhausted
    ? 'Too many wrong codes. Restart Hearth on its own machine to get a new one.'
    : 'That is not the code that Hearth shows on its own machine.'
  throw new HearthError('FORBIDDEN', words, { field: 'code' })
}

function createHousehold(
  { storage, spaces, now, newId }: SetupConfig,
  wish: Household,
  hash: string,
): void {
  const id = newId()
  const taken = storage.sqlite.prepare('SELECT 1 FROM user WHERE email = ?').get(wish.email)
  if (taken)
    throw new HearthError('CONFLICT', 'Someone uses this e-mail address already.', {
      field: 'email',
    })
  storage.sqlite
    .prepare(
      `INSERT INTO user (id, name, email, email_verified, role, created_at, updated_at) VALUES (?, ?, ?, 1, 'admin', ?, ?)`,
    )
    .run(id, wish.name, wish.email, now(), now())
  storage.sqlite
    .prepare(
      `INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
    )
    .run(newId(), id, id, hash, now(), now())
  spaces.create({
    name: wish.householdName,
    type: 'family',
    slugFrom: wish.householdName,
    ownerId: id,
  })
  spaces.provision({ id, name: wish.name, email: wish.email })
}
