import { Hono } from 'hono'
import type { AuthParts } from '../parts.ts'
import { parsed } from '../../body.ts'
import { passwordSubject } from '../limits/index.ts'
import { peerOf } from '../sign-in.ts'
import {
  answered,
  bodyIn,
  fieldIn,
  outerOf,
  replaceBody,
  type NativeEnv,
  type Pass,
} from './asked.ts'
import { profileWish } from './wishes.ts'

type Deps = Pick<AuthParts, 'storage' | 'limits' | 'events' | 'admission' | 'hashing'>

/** Sign-in and sign-up of Better Auth's own surface, behind the counters and the admission of ours. */
export function createDoors(deps: Deps, pass: Pass) {
  const { storage, limits, events, admission, hashing } = deps
  const personAt = storage.sqlite.prepare('SELECT id FROM user WHERE email = ?').pluck()
  const routes = new Hono<NativeEnv>()
  routes.on('POST', ['/sign-up/*', '/update-user'], async (c, next) => {
    replaceBody(c, parsed(profileWish, await bodyIn(c)))
    await next()
  })
  routes.post('/sign-up/*', (c) =>
    admission.join(
      () => null,
      () => pass(c),
    ),
  )
  routes.post('/sign-in/email', async (c) => {
    const email = await fieldIn(c, 'email')
    if (email === null) return pass(c)
    const outer = outerOf(c)
    const subject = passwordSubject(email, peerOf(outer))
    const metadata = { method: 'password' }
    return limits.password.inTurn(subject, async () => {
      const answer = await hashing.soon(() => pass(c))
      const wrong = (await answered(answer, 'code')) === 'INVALID_EMAIL_OR_PASSWORD'
      const arrived = answer.ok && (await answered(answer, 'token')) !== null
      if (!wrong && !arrived) return answer
      const userId = (personAt.get(email.trim().toLowerCase()) as string | undefined) ?? null
      await storage.write(() => {
        if (wrong) limits.password.fail(subject)
        else limits.password.clear(subject)
        const eventType = wrong ? 'login_failure' : 'login_success'
        events.record({ userId, eventType, outer, metadata })
      })
      return answer
    })
  })
  return routes
}
