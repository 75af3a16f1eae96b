import { createForgiveness } from '../auth/limits/forgiveness.ts'
import type { Command } from './hearth.ts'
import { rescue, type Rescue } from './recovery.ts'

/** `hearth unlock EMAIL`: ends every lockout of an account, from wherever it was tried. */
export const unlock: Command = (args, env) =>
  rescue(args, env, (given) => {
    const { person, write, tell } = given
    const wasLocked = write(() => {
      const locked = forgive(given)
      tell('account_unlocked')
      return locked
    })
    const sentence = wasLocked
      ? `${person.email} is unlocked and can sign in again at once.`
      : `${person.email} was not locked; what had been counted is forgotten.`
    return { sentence, more: { unlocked: wasLocked } }
  })

function forgive({ sqlite, person }: Rescue): boolean {
  const password = createForgiveness(sqlite)(person.email)
  const codes = `bucket = 'second-factor:' || ?`
  sqlite.prepare(`DELETE FROM failed_attempt WHERE ${codes}`).run(person.id)
  const second = sqlite.prepare(`DELETE FROM lockout WHERE ${codes}`).run(person.id).changes > 0
  return password || second
}
