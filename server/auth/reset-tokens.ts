import { randomBytes } from 'node:crypto'
import { createLinkRows, type LinkRowDeps } from './link-rows.ts'

/** How long a link that sets a new password lasts, in ms. */
export const resetLastsMs = 3_600_000

/** The rows that Better Auth looks for when a reset link is used. Synchronous. */
export function createResetTokens(deps: LinkRowDeps) {
  const rows = createLinkRows(deps)
  const rowOf = (token: string) => `reset-password:${token}`
  return {
    /** A token that sets this person's password once. */
    issue(userId: string): { token: string; expiresAt: number } {
      const token = randomBytes(24).toString('base64url')
      const expiresAt = deps.now() + resetLastsMs
      rows.add(rowOf(token), userId, expiresAt)
      return { token, expiresAt }
    },
    /** A token that is good for nothing any more. */
    forget: (token: string) => rows.remove(rowOf(token)),
    /** Whose password a token sets; null where it is not known. */
    personOf: (token: string): string | null => rows.find(rowOf(token))?.userId ?? null,
  }
}

export type ResetTokens = ReturnType<typeof createResetTokens>
