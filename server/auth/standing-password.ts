import type { Storage } from '../../storage/index.ts'
import type { Hashing } from './hashing.ts'

/**
 * The hashing Better Auth is given. A new password ends every session; whoever was just being asked
 * for the old one would have theirs a moment after that, so the hash has to stand there still once it
 * has been compared.
 */
export function createStandingPassword({
  hashing,
  storage,
}: {
  hashing: Hashing
  storage: Storage
}): Pick<Hashing, 'hash' | 'verify'> {
  const standing = storage.sqlite.prepare('SELECT 1 FROM account WHERE password = ? LIMIT 1')
  return {
    hash: hashing.hash,
    verify: async (given) =>
      (await hashing.verify(given)) && standing.get(given.hash) !== undefined,
  }
}
