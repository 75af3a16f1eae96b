import { type Bytes } from '../bytes.ts'
import { SECRET_BYTES } from '../recovery-code.ts'

/** A share is the secret's length and one byte that says which share it is. */
const SHARE_BYTES = SECRET_BYTES + 1

// Loaded when it is needed: most people who use this library never have guardians.
const load = () => import('shamir-secret-sharing')

/** `count` shares of which any `needed` give the secret, and fewer say nothing about it. */
export async function splitSecret(secret: Bytes, count: number, needed: number): Promise<Bytes[]> {
  const { split } = await load()
  return (await split(secret, count, needed)).map((share) => new Uint8Array(share))
}

/**
 * The first secret that `proves` accepts, among all the ways to take `needed` of the shares: one
 * false share among enough true ones stops nobody. null where there is none.
 */
export async function combineShares(
  shares: Bytes[],
  needed: number,
  proves: (secret: Bytes) => Promise<boolean>,
): Promise<Bytes | null> {
  const { combine } = await load()
  for (const some of choices(usable(shares), needed)) {
    const secret = new Uint8Array(await combine(some))
    if (await proves(secret)) return secret
    secret.fill(0)
  }
  return null
}

/** Whole shares, each once. Two that claim one place are both tried, though never together. */
function usable(shares: Bytes[]): Bytes[] {
  const seen = new Set<string>()
  return shares.filter((share) => {
    const fresh = !seen.has(share.join())
    seen.add(share.join())
    return fresh && share.byteLength === SHARE_BYTES
  })
}

function* choices(shares: Bytes[], count: number): Generator<Bytes[]> {
  if (count === 0) return yield []
  for (const [at, first] of shares.entries()) {
    for (const others of choices(shares.slice(at + 1), count - 1)) {
      if (others.every((other) => placeOf(other) !== placeOf(first))) yield [first, ...others]
    }
  }
}

function placeOf(share: Bytes): number | undefined {
  return share[SECRET_BYTES]
}
