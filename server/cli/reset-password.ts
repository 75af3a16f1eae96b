import { renderUnicodeCompact } from 'uqr'
import { v7 as uuidv7 } from 'uuid'
import { createResetTokens } from '../auth/reset-tokens.ts'
import type { Command } from './hearth.ts'
import { rescue } from './recovery.ts'
import { hasSecondFactor } from './second-factor.ts'

/** `hearth reset-password EMAIL`: a link that sets a new password once, good for an hour. */
export const resetPassword: Command = (args, env) =>
  rescue(args, env, (given) => {
    const { person, settings, origin, write, tell } = given
    const token = write(() => {
      tell('password_reset_requested')
      const { sqlite, now } = given
      return createResetTokens({ sqlite, now, newId: () => uuidv7({ msecs: now() }) }).issue(
        person.id,
      ).token
    })
    const link = `${origin ?? `http://localhost:${settings.port}`}/reset-password?token=${token}`
    const start = origin === null ? 'Start Hearth (`hearth start`), then open' : 'Open'
    const secondFactor = hasSecondFactor(given)
    const sentence = `${start} this link within an hour to choose a new password for ${person.email}:\n${link}`
    return {
      sentence: secondFactor ? `${sentence}\n${codeToo(person.email)}` : sentence,
      more: { link, running: origin !== null, secondFactor },
      picture: renderUnicodeCompact(link),
    }
  })

function codeToo(email: string): string {
  return `Signing in also asks for a code of their authenticator app. If phone and backup codes are lost, turn it off: hearth unlock ${email} --second-factor`
}
