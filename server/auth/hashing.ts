import { availableParallelism } from 'node:os'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import pLimit from 'p-limit'

/**
 * Better Auth's own scrypt, a few at a time and in the order of asking: thirty people who sign in at
 * once wait for each other, and everybody else still gets their photos.
 */
export function createHashing({ atOnce = Math.max(1, availableParallelism() - 1) } = {}) {
  const inTurn = pLimit(atOnce)
  const nearly = pLimit(atOnce + 1)
  return {
    /**
     * Begins what will hash before long. Better Auth works a few ms before it gets that far, which for
     * a whole crowd at once would hold up everybody else: one more begins than can hash now.
     */
    soon: <T>(attempt: () => Promise<T>): Promise<T> => nearly(attempt),
    hash: (password: string) => inTurn(() => hashPassword(password)),
    verify: (given: { hash: string; password: string }) => inTurn(() => verifyPassword(given)),
  }
}

export type Hashing = ReturnType<typeof createHashing>
