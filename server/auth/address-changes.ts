import { createLinkRows, type LinkRowDeps } from './link-rows.ts'
import { nameOf } from './token-name.ts'

/**
 * Links under way that give an account another address. Better Auth's are signed and nothing else, so
 * they would outlive a new password: each counts only as long as its row is there. Synchronous.
 */
export function createAddressChanges(deps: LinkRowDeps) {
  const rows = createLinkRows(deps)
  const drop = deps.sqlite.prepare(
    "DELETE FROM verification WHERE value = ? AND identifier LIKE 'address-change:%'",
  )
  const rowOf = (token: string) => `address-change:${nameOf(token)}`
  return {
    note({ token, userId, expiresAt }: { token: string; userId: string; expiresAt: number }): void {
      rows.add(rowOf(token), userId, expiresAt)
    },
    /** Whose address this link changes; null where it does not count any more. */
    personOf(token: string): string | null {
      const row = rows.find(rowOf(token))
      return row !== null && row.expiresAt > deps.now() ? row.userId : null
    },
    /** They have their new address. */
    forget: (userId: string) => drop.run(userId),
  }
}

export type AddressChanges = ReturnType<typeof createAddressChanges>
