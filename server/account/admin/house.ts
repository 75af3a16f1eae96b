import type { Hono } from 'hono'
import type { Storage } from '../../../storage/index.ts'
import { parsed, smallBody } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import { operation } from '../../openapi/operation.ts'
import { failure, notSignedIn } from '../answers.ts'
import { doerOf, type TellPerson } from '../security-event.ts'
import { createLockouts, lockoutsAnswer, unlockedAnswer } from './lockouts.ts'
import {
  done,
  linkAnswer,
  linkIn,
  type Mailbox,
  outboxAnswer,
  outboxQuery,
  shownLetter,
} from './outbox.ts'
import { createStats, signInsAnswer, statsAnswer } from './stats.ts'

export type HouseDeps = {
  storage: Storage
  now: () => number
  tell: TellPerson
  /** Without one there are no outbox routes. */
  mailbox: Mailbox | undefined
}

const known = { ...notSignedIn, 404: failure }

/** What admins look after: figures, who is locked out, letters on their way. */
export function addHouse(admin: Hono<CallerEnv>, deps: HouseDeps): void {
  const { storage, tell, mailbox } = deps
  const stats = createStats(deps)
  const lockouts = createLockouts(deps)

  admin.get(
    '/stats',
    operation({
      summary: 'Figures of the house',
      access: 'admin',
      answers: { 200: statsAnswer, ...notSignedIn },
    }),
    (c) => c.json(stats.figures()),
  )
  admin.get(
    '/sign-ins',
    operation({
      summary: 'How many signed in and failed to, by day',
      access: 'admin',
      answers: { 200: signInsAnswer, ...notSignedIn },
    }),
    (c) => c.json(stats.signIns()),
  )
  admin.get(
    '/lockouts',
    operation({
      summary: 'List who is locked out',
      access: 'admin',
      answers: { 200: lockoutsAnswer, ...notSignedIn },
    }),
    (c) => c.json({ lockouts: lockouts.list() }),
  )
  admin.delete(
    '/lockouts/:bucket',
    operation({
      summary: 'End one lockout',
      access: 'admin',
      answers: { 200: unlockedAnswer, ...known },
    }),
    async (c) => {
      const doer = doerOf(c)
      await storage.write(() => {
        const whose = lockouts.unlock(c.req.param('bucket'))
        if (whose !== null) tell(whose, 'account_unlocked', doer)
      })
      return c.json({ success: true, unlocked: 1 })
    },
  )
  admin.delete(
    '/users/:id/lockouts',
    operation({
      summary: 'End all lockouts of somebody',
      access: 'admin',
      answers: { 200: unlockedAnswer, ...notSignedIn },
    }),
    async (c) => {
      const doer = doerOf(c)
      const id = c.req.param('id')
      const unlocked = await storage.write(() => {
        const ended = lockouts.unlockPerson(id)
        if (ended > 0) tell(id, 'account_unlocked', doer)
        return ended
      })
      return c.json({ success: true, unlocked })
    },
  )
  if (mailbox) addOutbox(admin, { storage, tell, mailbox })
}

function addOutbox(
  admin: Hono<CallerEnv>,
  { storage, tell, mailbox }: Pick<HouseDeps, 'storage' | 'tell'> & { mailbox: Mailbox },
): void {
  const reader = storage.sqlite
    .prepare<[string], string>(
      `SELECT u.id FROM mail m JOIN user u ON u.id = m.user_id OR u.email = lower(m.address)
        WHERE m.id = ?`,
    )
    .pluck()

  admin.get(
    '/outbox',
    operation({
      summary: 'List letters that wait, and what became of the others',
      access: 'admin',
      query: outboxQuery,
      answers: { 200: outboxAnswer, 400: failure, ...notSignedIn },
    }),
    (c) => {
      const question = parsed(outboxQuery, c.req.query())
      return c.json({ sends: mailbox.sends, letters: mailbox.list(question).map(shownLetter) })
    },
  )
  admin.post(
    '/outbox/:id/link',
    operation({
      summary: 'Take the link of a letter, to hand it over',
      description: 'The letter is not sent any more, and its reader sees that this happened.',
      access: 'admin',
      answers: { 200: linkAnswer, ...known },
    }),
    smallBody,
    async (c) => {
      const id = c.req.param('id')
      const doer = doerOf(c)
      const url = await storage.write(() => {
        const link = linkIn(mailbox, id)
        const whose = reader.get(id)
        if (whose !== undefined) tell(whose, 'link_handed_over', doer)
        mailbox.handedOver(id)
        return link
      })
      return c.json({ url })
    },
  )
  admin.post(
    '/outbox/:id/retry',
    operation({
      summary: 'Send a letter again',
      access: 'admin',
      answers: { 200: done, 409: failure, ...known },
    }),
    smallBody,
    async (c) => {
      await storage.write(() => mailbox.retry(c.req.param('id')))
      return c.json({ success: true })
    },
  )
  admin.delete(
    '/outbox/:id',
    operation({
      summary: 'Forget a letter',
      access: 'admin',
      answers: { 200: done, ...known },
    }),
    async (c) => {
      await storage.write(() => mailbox.remove(c.req.param('id')))
      return c.json({ success: true })
    },
  )
}
