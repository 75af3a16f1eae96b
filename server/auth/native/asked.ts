import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { peerHeaders } from '../../guard/peer.ts'
import type { Outer } from '../handler-door.ts'

export type NativeEnv = { Bindings: HttpBindings }
/** Better Auth's answer to the request as it came. */
export type Pass = (c: Context<NativeEnv>) => Promise<Response>

export function outerOf(c: Context<NativeEnv>): Outer {
  return { url: c.req.url, headers: peerHeaders(c) }
}

/** One text field of a JSON or form body, which stays readable for Better Auth; null where there is none. */
export async function fieldIn(c: Context<NativeEnv>, name: string): Promise<string | null> {
  const text = await c.req.raw.clone().text()
  if (/^application\/x-www-form-urlencoded/i.test(c.req.header('content-type') ?? ''))
    return new URLSearchParams(text).get(name)
  return textIn(parsed(text), name)
}

/** One text field of an answer. */
export async function answered(answer: Response, name: string): Promise<string | null> {
  return textIn(parsed(await answer.clone().text()), name)
}

function textIn(body: unknown, name: string): string | null {
  const value: unknown = Object(body)[name]
  return typeof value === 'string' ? value : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
