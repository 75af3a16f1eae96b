import type { AccountClient, Person } from '../../client/index.ts'

export type SessionStore = ReturnType<typeof createSession>

/** Where a visitor stands: not asked yet, before set-up, signed out (perhaps just now), or in. */
export type SessionState = 'unknown' | 'setup' | 'out' | 'expired' | 'in'

/** Who is using the app. Throws nothing: a server that cannot be reached leaves it `unknown`. */
export function createSession({ account }: { account: AccountClient }) {
  let state = $state<SessionState>('unknown')
  let person = $state.raw<Person | null>(null)
  let codeRequired = $state(false)
  let atTheDoor = $state(false)

  async function find(): Promise<void> {
    const [setup, session] = await Promise.all([account.setupState(), account.session()])
    codeRequired = setup.codeRequired
    person = session?.user ?? null
    state = setup.needed ? 'setup' : person ? 'in' : 'out'
  }

  function enter(user: Person): void {
    person = user
    state = 'in'
  }

  /** By the front door, just now: a moment to offer a passkey, until `settle`. */
  function arrive(user: Person): void {
    enter(user)
    atTheDoor = true
  }

  function settle(): void {
    atTheDoor = false
  }

  /** The server no longer knows us, though we were in. */
  function expire(): void {
    if (state === 'in') state = 'expired'
  }

  async function leave(): Promise<void> {
    await account.signOut()
    vanish()
  }

  /** The account is gone, so there is nothing to sign out of. */
  function vanish(): void {
    settle()
    person = null
    state = 'out'
  }

  return {
    get state() {
      return state
    },
    get person() {
      return person
    },
    get codeRequired() {
      return codeRequired
    },
    get atTheDoor() {
      return atTheDoor
    },
    find,
    enter,
    arrive,
    settle,
    expire,
    leave,
    vanish,
  }
}
