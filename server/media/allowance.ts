import { HearthError, type Storage } from '../../storage/index.ts'

/** Smaller uploads are read to the end even without room: they may be what the person has already. */
const worthReading = 64 * 1024 * 1024

type Deps = {
  media: Storage['media']
  /** Bytes. */
  maxUpload: number
  /** Bytes per person; 0 is unlimited. */
  quota: number
}

/** How much one person may send. Its rules throw; they return nothing. */
export function createAllowance({ media, maxUpload, quota }: Deps) {
  const room = (ownerId: string) =>
    quota === 0 ? Infinity : Math.max(0, quota - media.stats(ownerId).totalSize)

  return {
    /**
     * A rule for sealed bytes, with their facts, while they arrive and again inside the transaction.
     * Whether they are there already was found out before, so those without room need not be read.
     * @throws HearthError TOO_LARGE, NO_SPACE
     */
    sealed(ownerId: string): (size: number) => void {
      const most = room(ownerId)
      return (size) => {
        if (size > maxUpload) throw tooLarge(maxUpload)
        if (size > most) throw full(quota)
      }
    },
    /**
     * A rule for one upload of `ownerId` (undefined: not known yet) while it arrives.
     * @throws HearthError TOO_LARGE, NO_SPACE
     */
    duringUpload(ownerId: string | undefined): (size: number) => void {
      const most = ownerId === undefined ? Infinity : Math.max(room(ownerId), worthReading)
      return (size) => {
        if (size > maxUpload) throw tooLarge(maxUpload)
        if (size > most) throw full(quota)
      }
    },
    /**
     * The last word, inside the transaction that makes the row, so that two uploads at once
     * cannot both take the last room. What the person has already costs nothing.
     * @throws HearthError NO_SPACE
     */
    atCommit(ownerId: string, hash: string, size: number): void {
      if (size > room(ownerId) && !media.findByHash(ownerId, hash)) throw full(quota)
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
