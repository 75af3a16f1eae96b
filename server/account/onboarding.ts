import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import { maybeIso, maybeTime } from './answers.ts'

export const onboarded = z.object({ completedAt: maybeTime })

/** Whether a person has been shown around. */
export function createOnboarding(deps: {
  storage: Pick<Storage, 'sqlite' | 'write'>
  now: () => number
}) {
  const { storage, now } = deps
  const read = storage.sqlite
    .prepare<[string], number | null>('SELECT onboarded_at FROM user WHERE id = ?')
    .pluck()
  const change = storage.sqlite.prepare('UPDATE user SET onboarded_at = ? WHERE id = ?')
  const find = (userId: string) => ({ completedAt: maybeIso(read.get(userId) ?? null) })
  const put = (userId: string, at: number | null) =>
    storage.write(() => {
      change.run(at, userId)
      return find(userId)
    })
  return {
    find,
    /** A second time changes nothing. */
    complete: (userId: string) => put(userId, read.get(userId) ?? now()),
    reset: (userId: string) => put(userId, null),
  }
}
