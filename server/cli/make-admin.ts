import type { Command } from './hearth.ts'
import { rescue } from './recovery.ts'

/** `hearth make-admin EMAIL`: lets somebody look after this Hearth; an account that was switched off is on again. */
export const makeAdmin: Command = (args, env) =>
  rescue(args, env, ({ person, sqlite, write, tell, now }) => {
    write(() => {
      sqlite
        .prepare(
          `UPDATE user SET role = 'admin', banned = 0, ban_reason = NULL, ban_expires = NULL, updated_at = ? WHERE id = ?`,
        )
        .run(now(), person.id)
      tell('role_changed', { role: 'admin' })
    })
    const before = person.role === 'admin' ? 'was an admin already' : 'is an admin now'
    return { sentence: `${person.email} ${before} and can sign in.`, more: { role: 'admin' } }
  })
