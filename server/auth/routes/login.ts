import { Hono } from 'hono'
import { z } from 'zod'
import { takes } from '../../body.ts'
import { operation } from '../../openapi/operation.ts'
import { withCookies } from '../answer.ts'
import type { AuthEnv } from '../person.ts'
import type { SignIn } from '../sign-in.ts'
import { signedIn, secondFactorDue } from './shapes.ts'

export const login = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: z.string().min(1).max(1024),
  deviceId: z.string().max(200).optional(),
  deviceName: z.string().max(200).optional(),
})

/** POST /login */
export function createLogin({ signIn }: { signIn: SignIn }) {
  return new Hono<AuthEnv>().post(
    '/login',
    operation({
      summary: 'Sign in with e-mail and password',
      access: 'anyone',
      answers: { 200: z.union([signedIn, secondFactorDue]) },
    }),
    takes(login),
    async (c) => {
      const { body, setCookies } = await signIn.withPassword(c.get('outer'), c.get('body'))
      return withCookies(c, setCookies).json(body)
    },
  )
}
