import type { Storage } from '../../storage/index.ts'
import type { Joining } from './admission.ts'
import type { InviteRows } from './invites/invite-rows.ts'
import type { Letters } from './letters.ts'
import type { SecurityEvents } from './security-events.ts'
import type { Spaces } from './spaces.ts'

type Newcomer = { id: string; email: string; name: string }

type Deps = {
  storage: Storage
  spaces: Spaces
  invites: InviteRows
  events: SecurityEvents
  letters: Pick<Letters, 'spend'>
}

/** Better Auth makes a person in steps that a crash can part; here the parts are joined or taken back. */
export function createNewcomers({ storage, spaces, invites, events, letters }: Deps) {
  const { sqlite, erasure, writeNow } = storage
  // Whom an admin enters may have neither password nor passkey yet. Whoever has ever been inside is
  // no half-made person, whatever else is missing: this erases.
  const halfMade = sqlite
    .prepare<[], string>(
      `SELECT id FROM user u WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.user_id = u.id)
         AND NOT EXISTS (SELECT 1 FROM passkey p WHERE p.user_id = u.id)
         AND NOT EXISTS (SELECT 1 FROM security_event e WHERE e.user_id = u.id
           AND (e.event_type <> 'register' OR e.metadata ->> 'by' = 'admin'))
         AND NOT EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id)
         AND NOT EXISTS (SELECT 1 FROM media m WHERE m.owner_id = u.id)
         AND NOT EXISTS (SELECT 1 FROM sealed_media m WHERE m.owner_id = u.id)`,
    )
    .pluck()
  const exists = sqlite.prepare('SELECT 1 FROM user WHERE id = ?')
  const homeless = sqlite.prepare<[], Newcomer>(
    `SELECT id, email, name FROM user u WHERE NOT EXISTS (
       SELECT 1 FROM member m JOIN organization o ON o.id = m.organization_id
       WHERE m.user_id = u.id AND m.role = 'owner' AND o.metadata ->> 'type' = 'personal')`,
  )

  /** Their invitation is good again: they may try once more. */
  const undo = (userId: string) =>
    writeNow(() => {
      if (!exists.get(userId)) return
      invites.reopen(userId)
      erasure.begin(userId)
    })

  return {
    undo,
    /** What a new row brings with it, in one transaction: spaces, the used invitation, an event. */
    welcome(user: Newcomer, joining: Joining | null): void {
      writeNow(() => {
        spaces.provision(user)
        if (joining?.invited) {
          invites.redeem(joining.invited.id, user.id)
          letters.spend('invitation', joining.invited.id)
        }
        const metadata = { by: joining === null ? 'admin' : 'sign-up' }
        events.record({ userId: user.id, eventType: 'register', metadata })
      })
    },
    /** At start: what was broken off is taken back, what is missing is given. */
    tidy(): void {
      for (const id of halfMade.all()) undo(id)
      for (const user of homeless.all()) writeNow(() => spaces.provision(user))
    },
  }
}

export type Newcomers = ReturnType<typeof createNewcomers>
