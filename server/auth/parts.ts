import type { Storage } from '../../storage/index.ts'
import type { Admission } from './admission.ts'
import type { Callers } from './callers/index.ts'
import type { HandlerDoor } from './handler-door.ts'
import type { Hashing } from './hashing.ts'
import type { AuthOptions } from './index.ts'
import type { InviteRows } from './invites/invite-rows.ts'
import type { Letters } from './letters.ts'
import type { Limits } from './limits/index.ts'
import type { OwnPassword } from './own-password.ts'
import type { Pages } from './pages.ts'
import type { PasswordChanged } from './password-changed.ts'
import type { PersonDoor } from './person.ts'
import type { RefreshSecrets } from './refresh-secrets.ts'
import type { ResetTokens } from './reset-tokens.ts'
import type { SecurityEvents } from './security-events.ts'
import type { Sessions } from './sessions.ts'
import type { SignIn } from './sign-in.ts'
import type { Spaces } from './spaces.ts'

/** What the routes of this room are made of; each takes what it needs. */
export type AuthParts = {
  options: AuthOptions
  storage: Storage
  spaces: Spaces
  hashing: Hashing
  letters: Letters
  invites: InviteRows
  ownPassword: OwnPassword
  passwordChanged: PasswordChanged
  admission: Admission
  limits: Limits
  events: SecurityEvents
  sessions: Sessions
  refreshSecrets: RefreshSecrets
  resetTokens: ResetTokens
  door: HandlerDoor
  pages: Pages
  callers: Callers
  persons: PersonDoor
  signIn: SignIn
  setupNeeded: () => boolean
}
