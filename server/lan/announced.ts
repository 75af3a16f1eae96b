import { z } from 'zod'
import { chosenPort } from './choice.ts'
import type { NetworkStanding } from './standing.ts'
import { houseName } from '../settings.ts'

const decider = z.enum(['environment', 'choice', 'default'])

/** What a Hearth that runs says in hearth.running.json of its home network. Nothing in it is secret. */
const shape = z.object({
  on: z.boolean(),
  onBy: decider,
  name: houseName,
  nameBy: decider,
  /** That is wanted; 0: any free one. */
  port: z.union([z.literal(0), chosenPort]),
  portBy: decider,
  /** Where it is served; null: it is not. */
  origin: z.url({ protocol: /^https$/ }).nullable(),
  /** Why it is not, although it is wanted. */
  trouble: z.string().nullable(),
  short: z.object({ secure: z.boolean(), plain: z.boolean() }).nullable(),
})

export type AnnouncedLan = z.output<typeof shape>

export function announcedLan(standing: NetworkStanding): AnnouncedLan {
  const { on, onBy, name, nameBy, port, portBy, origin, short, trouble } = standing
  return { on, onBy, name, nameBy, port, portBy, origin, short, trouble: trouble?.message ?? null }
}

/** null: a Hearth of before, which did not say it; or nothing that can be believed. */
export function readAnnouncedLan(said: unknown): AnnouncedLan | null {
  return shape.safeParse(said).data ?? null
}
