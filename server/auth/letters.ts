/** A letter as the outbox takes it. */
export type Letter = {
  kind: 'verification' | 'reset' | 'magic-link' | 'invitation' | 'email-change'
  address: string
  userId?: string
  name?: string
  url: string
  /** ms since 1970 */
  expiresAt: number
}

export type Outbox = {
  /** Whether a mail server is configured: then an address has to be confirmed before signing in. */
  sends: boolean
  /** Synchronous; belongs into a transaction. */
  put(letter: Letter): string
}

type Recipient = { id: string; email: string; name: string }

const hour = 3_600_000

/** What Better Auth wants posted goes to the one outbox. Nobody waits for a mail server. */
export function createLetters({
  outbox,
  write,
  now,
}: {
  outbox: Outbox
  write: (work: () => void) => Promise<void>
  now: () => number
}) {
  const post = (letter: Letter) => write(() => void outbox.put(letter))
  const toPerson =
    (kind: Letter['kind'], lastsMs: number) =>
    ({ user, url }: { user: Recipient; url: string }) =>
      post({
        kind,
        address: user.email,
        userId: user.id,
        name: user.name,
        url,
        expiresAt: now() + lastsMs,
      })
  return {
    sends: outbox.sends,
    post,
    verification: toPerson('verification', hour),
    reset: toPerson('reset', hour),
    emailChange: toPerson('email-change', hour),
    magicLink: ({ email, url }: { email: string; url: string }) =>
      post({ kind: 'magic-link', address: email, url, expiresAt: now() + hour / 6 }),
  }
}

export type Letters = ReturnType<typeof createLetters>
