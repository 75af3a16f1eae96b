import type { Storage } from '../../../storage/index.ts'
import type { Copies } from '../../copies/index.ts'
import { finding, type Finding } from '../finding.ts'

const day = 86_400_000
/** A new house is left alone for so long after its first photo. */
const graceMs = 7 * day
const oldMs = 30 * day
/** A disk that is away for a day is nobody's worry. */
const failingMs = 2 * day

type Deps = {
  sqlite: Storage['sqlite']
  copies: Pick<Copies, 'noted'>
  now: () => number
}

/** Whether somebody should think of copies; null: there is nothing yet that could be lost. */
export function copiesFinding({ sqlite, copies, now }: Deps): () => Finding | null {
  // The first row, whatever became of later ones: this must not cost more the more photos there are.
  const first = sqlite
    .prepare<[], number>('SELECT created_at FROM blob ORDER BY id LIMIT 1')
    .pluck()
  return () => {
    const { wholeAt, last } = copies.noted()
    if (last && !last.ok && isWorth(wholeAt, now())) {
      if (last.lost > 0) return finding('backup.part', { count: last.lost })
      if (last.message !== null) return finding('backup.failed', { reason: last.message })
    }
    if (wholeAt !== null) {
      const at = new Date(wholeAt).toISOString()
      return finding(now() - wholeAt > oldMs ? 'backup.old' : 'backup.ok', { at })
    }
    const since = first.get()
    return since === undefined || now() - since < graceMs ? null : finding('backup.none')
  }
}

/** A failure behind which there is a fresh copy is told on the page of copies only. */
function isWorth(wholeAt: number | null, now: number): boolean {
  return wholeAt === null || now - wholeAt > failingMs
}
