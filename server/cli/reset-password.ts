import { randomBytes } from 'node:crypto'
import { renderUnicodeCompact } from 'uqr'
import { v7 as uuidv7 } from 'uuid'
import type { Command } from './hearth.ts'
import { rescue, type Rescue } from './recovery.ts'

const lastsMs = 3_600_000

/** `hearth reset-password EMAIL`: a link that sets a new password once, good for an hour. */
export const resetPassword: Command = (args, env) =>
  rescue(args, env, (given) => {
    const { person, settings, origin, write, tell } = given
    const token = write(() => {
      tell('password_reset_requested')
      return allowReset(given)
    })
    const link = `${origin ?? `http://localhost:${settings.port}`}/reset-password?token=${token}`
    const start = origin === null ? 'Start Hearth (`hearth start`), then open' : 'Open'
    return {
      sentence: `${start} this link within an hour to choose a new password for ${person.email}:\n${link}`,
      more: { link, running: origin !== null },
      picture: renderUnicodeCompact(link),
    }
  })

/** The row that Better Auth looks for when a reset link is used. */
function allowReset({ sqlite, person, now }: Rescue): string {
  const token = randomBytes(24).toString('base64url')
  sqlite
    .prepare(
      `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(
      uuidv7({ msecs: now() }),
      `reset-password:${token}`,
      person.id,
      now() + lastsMs,
      now(),
      now(),
    )
  return token
}
