import { HearthError, type Storage } from '../../storage/index.ts'

/** Smaller uploads are read to the end even without room: they may be what the person has already. */
const worthReading = 64 * 1024 * 1024

type Deps = {
  media: Storage['media']
  /** Bytes; asked for each upload. */
  maxUpload: () => number
  /** Bytes per person; 0 is unlimited. */
  quota: () => number
}

/** How much one person may send. Its rules throw; they return nothing. */
export function createAllowance({ media, maxUpload, quota }: Deps) {
  const roomIn = (share: number, ownerId: string) =>
    share === 0 ? Infinity : Math.max(0, share - media.stats(ownerId).totalSize)

  /** What is chosen meanwhile counts from the next upload on. */
  const rule = (share: number, most: number, largest = maxUpload()) => {
    return (size: number) => {
      if (size > largest) throw tooLarge(largest)
      if (size > most) throw full(share)
    }
  }

  return {
    /**
     * A rule for sealed bytes, with their facts, while they arrive and again inside the transaction.
     * Whether they are there already was found out before, so those without room need not be read.
     * @throws HearthError TOO_LARGE, NO_SPACE
     */
    sealed(ownerId: string): (size: number) => void {
      const share = quota()
      return rule(share, roomIn(share, ownerId))
    },
    /**
     * A rule for one upload of `ownerId` (undefined: not known yet) while it arrives.
     * @throws HearthError TOO_LARGE, NO_SPACE
     */
    duringUpload(ownerId: string | undefined): (size: number) => void {
      const share = quota()
      const most = ownerId === undefined ? Infinity : roomIn(share, ownerId)
      return rule(share, Math.max(most, worthReading))
    },
    /**
     * The last word, inside the transaction that makes the row, so that two uploads at once
     * cannot both take the last room. What the person has already costs nothing.
     * @throws HearthError NO_SPACE
     */
    atCommit(ownerId: string, hash: string, size: number): void {
      const share = quota()
      if (size > roomIn(share, ownerId) && !media.findByHash(ownerId, hash)) throw full(share)
    },
  }
}

function tooLarge(limit: number) {
  return new HearthError(
    'TOO_LARGE',
    `This file is larger than ${inWords(limit)}, the most Hearth takes.`,
  )
}

function full(quota: number) {
  return new HearthError(
    'NO_SPACE',
    `Your ${inWords(quota)} are full. Delete what you no longer need, or ask for more room.`,
  )
}

/** '1.5 GB': as people say it, in thousands. */
function inWords(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const unit = ['bytes', 'kB', 'MB', 'GB', 'TB'][power] ?? 'bytes'
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${unit}`
}
