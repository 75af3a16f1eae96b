import { Hono, type Context } from 'hono'
import { HearthError } from '../../../storage/index.ts'
import { failure } from '../failure/classify.ts'
import type { OwnPassword } from '../own-password.ts'
import type { AuthParts } from '../parts.ts'
import type { PasswordChanged } from '../password-changed.ts'
import type { Person } from '../person.ts'
import { answered, fieldIn, outerOf, type NativeEnv, type Pass } from './asked.ts'

type Deps = Pick<AuthParts, 'persons' | 'resetTokens'> & {
  ownPassword: OwnPassword
  passwordChanged: PasswordChanged
}

/** Where Better Auth's own surface asks for a password of somebody signed in, or sets one. */
export function createPasswords(deps: Deps, pass: Pass) {
  const { persons, resetTokens, ownPassword, passwordChanged } = deps

  /** As {@link OwnPassword}, with Better Auth's own answer to a wrong one. */
  async function counted(c: Context<NativeEnv>, { userId }: Person): Promise<Response> {
    let wrong: Response | undefined
    const attempt = async () => {
      const answer = await pass(c)
      if ((await answered(answer, 'code')) !== 'INVALID_PASSWORD') return answer
      wrong = answer
      throw failure('INVALID_CREDENTIALS')
    }
    return ownPassword(outerOf(c), userId, attempt).catch((error: unknown) => {
      if (wrong && error instanceof HearthError && error.code === 'INVALID_CREDENTIALS')
        return wrong
      throw error
    })
  }

  const routes = new Hono<NativeEnv>()
  for (const path of asking)
    routes.post(path, async (c) => {
      const person = await persons.find(outerOf(c))
      return person ? counted(c, person) : pass(c)
    })
  routes.post('/change-password', async (c) => {
    const outer = outerOf(c)
    const person = await persons.find(outer)
    if (!person) return pass(c)
    // Asked to end the others, Better Auth ends this one too, and begins another in its place.
    const { userId, sessionId: keepId } = person
    const change = { userId, keepId, eventType: 'password_changed', outer } as const
    return passwordChanged.during(change, () => counted(c, person))
  })
  routes.post('/reset-password', async (c) => {
    // As Better Auth does: an empty one is none.
    const token = (await fieldIn(c, 'token')) || c.req.query('token')
    const userId = token ? resetTokens.personOf(token) : null
    if (!userId) return pass(c)
    const change = { userId, keepId: null, eventType: 'password_reset', outer: outerOf(c) } as const
    return passwordChanged.during(change, () => pass(c))
  })
  return routes
}

const asking = [
  '/verify-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/two-factor/get-totp-uri',
]
