import { storageDefaults, type Storage } from '../../storage/index.ts'
import { type Finding, finding } from './finding.ts'
import type { Housekeeping } from '../housekeeping.ts'
import type { Tallies } from './tallies.ts'

/** From here on somebody should think about the disk; a day of photos fits in. */
const lowBytes = 20_000_000_000

export function diskFinding(free: number): Finding {
  if (free < storageDefaults.floorBytes) return finding('disk.full', { free })
  return finding(free < lowBytes ? 'disk.low' : 'disk.ok', { free })
}

/** How the house is, by what it knows of itself: nothing here waits for a disk or a network. */
export function createStanding({
  storage,
  tallies,
  housekeeping,
  copied,
  place = () => null,
}: {
  storage: Pick<Storage, 'trouble'>
  tallies: Tallies
  housekeeping: Pick<Housekeeping, 'last'>
  /** Whether somebody should think of copies; null: there is nothing to lose yet. */
  copied: () => Finding | null
  /** What is wrong with where the photos lie, as it was found at the start; null: nothing. */
  place?: () => Finding | null
}) {
  return (free: number): Finding[] => {
    const trouble = storage.trouble()
    const dead = tallies.jobs().reduce((total, job) => total + job.dead, 0)
    return [
      ...(trouble === null ? [] : [finding('folder.readonly', { reason: trouble })]),
      ...[place()].filter((found) => found !== null),
      diskFinding(free),
      ...[copied()].filter((found) => found !== null),
      dead === 0 ? finding('jobs.ok') : finding('jobs.dead', { count: dead }),
      chores(housekeeping.last()),
    ]
  }
}

function chores(last: ReturnType<Housekeeping['last']>): Finding {
  const failed = last.filter((chore) => chore.failed)
  if (failed.length > 0)
    return finding('housekeeping.failed', { chores: failed.map(({ name }) => name).join(', ') })
  const at = Math.max(0, ...last.map((chore) => chore.at))
  if (at === 0) return finding('housekeeping.waiting')
  return finding('housekeeping.ok', { at: new Date(at).toISOString() })
}
