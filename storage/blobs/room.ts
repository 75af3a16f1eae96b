import { HearthError } from '../error.ts'

export type Claim = {
  /** Bytes arrived so far, each time some did. */
  arrived(size: number): void
  /** @throws NO_SPACE when what this upload still has to bring does not fit any more */
  check(): Promise<void>
  /** Gives up what was claimed. Any number of times. */
  end(): void
}

export type Room = {
  /** @throws NO_SPACE when `bytes` more would leave less room than the floor */
  claim(bytes: number): Promise<Claim>
}

type Share = { bytes: number; size: number; seen: number; seenAt: number }

/** Shares what is free on the volume among the uploads under way; who came first goes first. */
export function createRoom(deps: {
  freeBytes: () => Promise<number>
  floorBytes: number
  now: () => number
}): Room {
  const { freeBytes, floorBytes, now } = deps
  /** In the order they came. */
  const shares = new Set<Share>()

  return {
    async claim(bytes) {
      const share = { bytes, size: 0, seen: 0, seenAt: now() }
      // Before anything is awaited: whoever comes meanwhile has to see it.
      shares.add(share)
      const claim = claimOf(share)
      try {
        await claim.check()
        return claim
      } catch (error) {
        claim.end()
        throw error
      }
    },
  }

  function claimOf(share: Share): Claim {
    return {
      arrived(size) {
        share.size = size
        if (size - share.seen < steadyBytes) return
        share.seen = size
        share.seenAt = now()
      },
      check: () => check(share),
      end: () => void shares.delete(share),
    }
  }

  async function check(share: Share): Promise<void> {
    const free = await freeBytes()
    if (free - claimedBefore(share) - left(share) >= floorBytes) return
    throw new HearthError(
      'NO_SPACE',
      'There is not enough free space for new files. Free some space, then try again.',
    )
  }

  /** Not of those who came later: a crowd would otherwise refuse itself altogether. */
  function claimedBefore(share: Share): number {
    let bytes = 0
    for (const other of shares) {
      if (other === share) break
      if (isSteady(other)) bytes += left(other)
    }
    return bytes
  }

  /** What only announces itself, or trickles, keeps nobody out: its own check is repeated. */
  function isSteady(share: Share): boolean {
    const quiet = now() - share.seenAt
    // A clock set back must not make a claim last.
    return quiet >= 0 && quiet < steadyMs
  }
}

function left({ bytes, size }: Share): number {
  return Math.max(0, bytes - size)
}

/** A claim keeps others out as long as so many bytes arrive in so much time. */
const steadyBytes = 1024 * 1024
const steadyMs = 10_000
