import type { MiddlewareHandler } from 'hono'
import { bodyUpTo, smallBody } from '../body.ts'

/** As much as `/me/profile` takes: a small picture fits. */
const pictureBody = bodyUpTo(65_536)

/** Small bodies, but for the routes that change what somebody looks like. */
export const smallUnlessPicture: MiddlewareHandler = (c, next) =>
  /\/(update-user|profile)$/.test(c.req.path) ? pictureBody(c, next) : smallBody(c, next)
