import { Hono } from 'hono'
import type { z } from 'zod'
import { HearthError, type Storage } from '../../../storage/index.ts'
import { smallBody, takes } from '../../body.ts'
import type { Caller, CallerEnv } from '../../caller.ts'
import type { Choices } from '../../choices/choices.ts'
import type { ChoiceWatch } from '../../choices/watch.ts'
import { peerAddress } from '../../guard/peer.ts'
import type { Settings } from '../../settings.ts'
import { choicesBody, shownChoices, trialBody, type trialAnswer } from './answers.ts'
import { operations } from './operations.ts'

/** Who changed it, from where. */
export type Chooser = { userId: string; ipAddress: string | null; userAgent: string | null }

export type ChoiceRouteDeps = {
  storage: Pick<Storage, 'sqlite' | 'write'>
  settings: Settings
  choices: Choices
  watch: Pick<ChoiceWatch, 'look'>
  household: { name(): string; rename(name: string): void }
  /** For all who look after the house. Sync: it belongs into the same transaction. */
  tellAdmins(who: Chooser, changed: readonly string[]): void
  /** null: the mail server took the letter. @throws CONFLICT where there is none */
  tryMail(to: {
    address: string
    name: string
    language: z.output<typeof trialBody>['language']
  }): Promise<HearthError | null>
}

/** What a household chooses while Hearth runs, for admins; behind `adminsOnly`. */
export function createChoiceRoutes(deps: ChoiceRouteDeps): Hono<CallerEnv> {
  const { storage, settings, choices, watch, household, tellAdmins, tryMail } = deps
  const addressee = storage.sqlite.prepare<[string], { address: string; name: string }>(
    'SELECT email AS address, name FROM user WHERE id = ?',
  )
  const show = () => shownChoices(choices, settings, household.name())
  let trying = false

  const app = new Hono<CallerEnv>({ strict: false })
  app.use(smallBody)
  app.get('/', operations.show, (c) => c.json(show()))
  app.patch('/', operations.change, takes(choicesBody), async (c) => {
    const { householdName, ...wish } = c.get('body')
    const who = {
      userId: personIn(c.get('caller')),
      ipAddress: peerAddress(c),
      userAgent: c.req.header('user-agent')?.slice(0, 400) ?? null,
    }
    await storage.write(() => {
      const changed: string[] = choices.keep(wish)
      if (householdName !== undefined && householdName !== household.name()) {
        household.rename(householdName)
        changed.push('householdName')
      }
      if (changed.length > 0) tellAdmins(who, changed)
    })
    watch.look()
    return c.json(show())
  })
  app.post('/trial', operations.trial, takes(trialBody), async (c) => {
    const userId = personIn(c.get('caller'))
    const to = addressee.get(userId)
    if (to === undefined) throw new HearthError('NOT_FOUND', 'There is no such person.')
    if (trying)
      throw new HearthError('CONFLICT', 'A test letter is on its way already.', {
        reason: 'trial-under-way',
      })
    trying = true
    try {
      return c.json(answerOf(await tryMail({ ...to, language: c.get('body').language })))
    } finally {
      trying = false
    }
  })
  return app
}

function answerOf(failed: HearthError | null): z.output<typeof trialAnswer> {
  if (failed === null) return { sent: true, reason: null, message: null }
  return { sent: false, reason: failed.reason ?? 'mail-unknown', message: failed.message }
}

function personIn(caller: Caller): string {
  if (caller.kind === 'person') return caller.userId
  throw new HearthError('FORBIDDEN', 'This is for people, not for services.')
}
