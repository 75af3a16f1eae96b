import type { Database } from 'better-sqlite3'
import { spell } from './spelling.ts'

/**
 * Ends every lockout of an account's password and forgets what was counted, whichever client it was
 * counted for. Synchronous; a running appliance sees it at once.
 * @returns whether there was one
 */
export function createForgiveness(sqlite: Database): (email: string) => boolean {
  const theirs = 'WHERE substr(bucket, 1, length(@prefix)) = @prefix'
  const unlock = sqlite.prepare<[{ prefix: string }]>(`DELETE FROM lockout ${theirs}`)
  const forget = sqlite.prepare<[{ prefix: string }]>(`DELETE FROM failed_attempt ${theirs}`)
  return (email) => {
    const prefix = `password:${spell(email)}|`
    forget.run({ prefix })
    return unlock.run({ prefix }).changes > 0
  }
}
