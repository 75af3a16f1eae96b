import type { Hono } from 'hono'
import { z } from 'zod'
import type { Storage } from '../../../storage/index.ts'
import { parsed, smallBody, takes } from '../../body.ts'
import type { CallerEnv } from '../../caller.ts'
import { operation } from '../../openapi/operation.ts'
import { failure, notSignedIn } from '../answers.ts'
import { type FindData, personData } from '../data.ts'
import { type Erase, erasedAnswer } from '../erase.ts'
import { doerOf, type TellPerson } from '../security-event.ts'
import { createPeople, peopleAnswer, peopleQuery, tierAnswer, tierChange } from './people.ts'
import { createStanding, standing, standingChange } from './standing.ts'

export type AccountsDeps = {
  storage: Storage
  now: () => number
  data: FindData
  erase: Erase
  tell: TellPerson
  /** Somebody may not come in any more; their sessions have ended. */
  onDisabled: (userId: string) => void
}

const known = { ...notSignedIn, 404: failure }
const tierChanged = z.object({ success: z.literal(true), user: tierAnswer })
const standingChanged = z.object({ success: z.literal(true), user: standing })

/** Accounts: who there is, what they hold in figures, their tier and standing, their end. */
export function addAccounts(admin: Hono<CallerEnv>, deps: AccountsDeps): void {
  const { storage, data, erase, tell, onDisabled } = deps
  const people = createPeople(deps)
  const standings = createStanding(deps)

  admin.get(
    '/users',
    operation({
      summary: 'List people, newest first',
      description: '`search` is part of an e-mail address or a name; capitals make no difference.',
      access: 'admin',
      query: peopleQuery,
      answers: { 200: peopleAnswer, 400: failure, ...notSignedIn },
    }),
    (c) => c.json(people.list(parsed(peopleQuery, c.req.query()))),
  )
  admin.get(
    '/users/:id/data',
    operation({
      summary: 'Tell how much Hearth holds of somebody, in figures',
      access: 'admin',
      answers: { 200: personData, ...known },
    }),
    async (c) => c.json(await data(c.req.param('id'))),
  )
  admin.delete(
    '/users/:id/data',
    operation({
      summary: 'Delete somebody’s account and everything of theirs',
      access: 'admin',
      answers: { 200: erasedAnswer, 409: failure, ...known },
    }),
    async (c) => c.json(await erase(c.req.param('id'))),
  )
  admin.get(
    '/users/:id/tier',
    operation({
      summary: 'Tell somebody’s tier',
      access: 'admin',
      answers: { 200: tierAnswer, ...known },
    }),
    (c) => c.json(people.findTier(c.req.param('id'))),
  )
  admin.put(
    '/users/:id/tier',
    operation({
      summary: 'Change somebody’s tier',
      access: 'admin',
      answers: { 200: tierChanged, 400: failure, ...known },
    }),
    smallBody,
    takes(tierChange),
    async (c) => {
      const { tier } = c.get('body')
      const doer = doerOf(c)
      const user = await storage.write(() => {
        const changed = people.changeTier(c.req.param('id'), tier)
        tell(changed.id, 'tier_changed', doer, { tier })
        return changed
      })
      return c.json({ success: true, user })
    },
  )
  admin.patch(
    '/users/:id',
    operation({
      summary: 'Make somebody an admin or not, or let them in or not',
      description: 'Who is disabled is signed out everywhere. The last admin is refused.',
      access: 'admin',
      answers: { 200: standingChanged, 400: failure, 409: failure, ...known },
    }),
    smallBody,
    takes(standingChange),
    async (c) => {
      const doer = doerOf(c)
      const { before, after } = await storage.write(() => {
        const change = standings.change(c.req.param('id'), c.get('body'))
        tellStanding(change, doer)
        return change
      })
      if (after.disabled && !before.disabled) onDisabled(after.id)
      return c.json({ success: true, user: after })
    },
  )

  type Change = ReturnType<typeof standings.change>
  function tellStanding({ before, after }: Change, doer: ReturnType<typeof doerOf>): void {
    if (after.role !== before.role) tell(after.id, 'role_changed', doer, { role: after.role })
    if (after.disabled !== before.disabled)
      tell(after.id, after.disabled ? 'account_disabled' : 'account_enabled', doer)
  }
}
