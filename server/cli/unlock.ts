import { createForgiveness } from '../auth/limits/forgiveness.ts'
import type { Command } from './hearth.ts'
import { rescue, type Rescue } from './recovery.ts'
import { endSecondFactor } from './second-factor.ts'

/**
 * `hearth unlock EMAIL`: ends every lockout of an account, from wherever it was tried. With
 * `--second-factor` also for who has lost phone and backup codes: the password alone is enough then.
 */
export const unlock: Command = (args, env) =>
  rescue(args, env, (given) => {
    const { person, write, tell, secondFactor } = given
    const { wasLocked, turnedOff } = write(() => {
      const locked = forgive(given)
      tell('account_unlocked')
      return { wasLocked: locked, turnedOff: secondFactor && endSecondFactor(given) }
    })
    const sentence = wasLocked
      ? `${person.email} is unlocked and can sign in again at once.`
      : `${person.email} was not locked; what had been counted is forgotten.`
    if (!secondFactor) return { sentence, more: { unlocked: wasLocked } }
    const more = { unlocked: wasLocked, secondFactorTurnedOff: turnedOff }
    return { sentence: `${sentence} ${turnedOff ? off : none}`, more }
  })

const off =
  'The authenticator app is turned off: the password alone is enough until they set one up again.'
const none = 'There was no authenticator app to turn off.'

function forgive({ sqlite, person }: Rescue): boolean {
  const password = createForgiveness(sqlite)(person.email)
  const codes = `bucket = 'second-factor:' || ?`
  sqlite.prepare(`DELETE FROM failed_attempt WHERE ${codes}`).run(person.id)
  const second = sqlite.prepare(`DELETE FROM lockout WHERE ${codes}`).run(person.id).changes > 0
  return password || second
}
