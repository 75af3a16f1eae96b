import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { CallerEnv } from '../caller.ts'

/** A request and its answer below Hono, where bytes cost least. */
export type Exchange = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** Headers the layers in front have set (CORS), as a flat list. */
  inherited: string[]
}

/** The Node side of a Hono context. What answers through it must return {@link alreadyAnswered}. */
export function exchangeOf(c: Context<CallerEnv>): Exchange {
  const { incoming, outgoing } = c.env
  // Reading c.res builds a Response, which is dear on the hot path: only other origins need it.
  const inherited = incoming.headers.origin === undefined ? [] : [...c.res.headers].flat()
  return { incoming, outgoing: outgoing as ServerResponse, inherited }
}

/** Tells Hono's Node adapter that the answer went out already. */
export function alreadyAnswered(): Response {
  return RESPONSE_ALREADY_SENT
}

/** Headers as the flat list `writeHead` takes. */
export function headerList(headers: Record<string, string>): string[] {
  return Object.entries(headers).flat()
}
