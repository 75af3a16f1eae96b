import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { peerHeaders } from '../../guard/peer.ts'
import type { Outer } from '../handler-door.ts'
import { isForm } from './entrance.ts'

export type NativeEnv = { Bindings: HttpBindings }
/** Better Auth's answer to the request as it came. */
export type Pass = (c: Context<NativeEnv>) => Promise<Response>

export function outerOf(c: Context<NativeEnv>): Outer {
  return { url: c.req.url, headers: peerHeaders(c) }
}

/** A JSON or form body, which stays readable for Better Auth; null where it is neither. */
export async function bodyIn(c: Context<NativeEnv>): Promise<unknown> {
  const text = await c.req.raw.clone().text()
  if (isForm(c.req.header('content-type'))) return Object.fromEntries(new URLSearchParams(text))
  return parsed(text)
}

/** One text field of a body; null where there is none. */
export async function fieldIn(c: Context<NativeEnv>, name: string): Promise<string | null> {
  return textIn(await bodyIn(c), name)
}

/** Puts another body of the same kind in the place of the one that came. */
export function replaceBody(c: Context<NativeEnv>, body: Record<string, unknown>): void {
  const { method, url } = c.req.raw
  const headers = new Headers(c.req.raw.headers)
  headers.delete('content-length')
  const text = isForm(c.req.header('content-type'))
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body)
  c.req.raw = new Request(url, { method, headers, body: text })
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
