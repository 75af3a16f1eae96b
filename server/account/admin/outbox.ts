import { z } from 'zod'
import { HearthError } from '../../../storage/index.ts'
import { iso, maybeIso, maybeTime, time, wholeNumber } from '../answers.ts'

/** A letter as admins see it: never its link. Times in ms since 1970. */
export type OutboxLetter = {
  id: string
  kind: string
  address: string
  userId: string | null
  state: string
  attempts: number
  failure: string | null
  createdAt: number
  sentAt: number | null
  expiresAt: number
}

/** As much of the outbox as admins work with. */
export type Mailbox = {
  /** There is a mail server; without one every letter waits for an admin. */
  readonly sends: boolean
  list(options: { limit: number }): OutboxLetter[]
  /** null: no such letter, or too old. */
  link(id: string): string | null
  /** @throws NOT_FOUND */
  handedOver(id: string): void
  /** @throws NOT_FOUND, CONFLICT */
  retry(id: string): void
  /** @throws NOT_FOUND */
  remove(id: string): void
}

export const outboxQuery = z.object({ limit: wholeNumber(1, 500, 100) })

const letter = z.object({
  id: z.string(),
  kind: z.string(),
  address: z.string(),
  userId: z.string().nullable(),
  state: z.string(),
  attempts: z.int(),
  failure: z.string().nullable(),
  createdAt: time,
  sentAt: maybeTime,
  expiresAt: time,
})

export const outboxAnswer = z.object({
  sends: z.boolean().describe('Whether there is a mail server.'),
  letters: z.array(letter),
})
export const linkAnswer = z.object({ url: z.string() })
export const done = z.object({ success: z.literal(true) })

export function shownLetter(row: OutboxLetter): z.output<typeof letter> {
  const { id, kind, address, userId, state, attempts, failure } = row
  return {
    id,
    kind,
    address,
    userId,
    state,
    attempts,
    failure,
    createdAt: iso(row.createdAt),
    sentAt: maybeIso(row.sentAt),
    expiresAt: iso(row.expiresAt),
  }
}

/** @throws NOT_FOUND where there is none, or it expired */
export function linkIn(mailbox: Mailbox, id: string): string {
  const url = mailbox.link(id)
  if (url !== null) return url
  throw new HearthError('NOT_FOUND', 'This letter is gone, or its link has expired.')
}
