import type { Format } from '../messages/format.ts'
import type { Messages } from '../messages/en/index.ts'
import type { Totals } from './queue.ts'

export type Situation = {
  totals: Totals
  halted: 'no' | 'paused' | 'blocked'
  secondsLeft: number | null
}

/** From 0 to 1: by bytes, because one film weighs as much as a thousand photos. */
export function shareDone({ totals }: Situation): number {
  if (totals.open === 0) return 1
  return totals.bytes === 0 ? 0 : Math.min(1, totals.sent / totals.bytes)
}

/** One line on how the uploads stand. */
export function headline({ totals, halted }: Situation, t: Messages): string {
  const kept = totals.kept + totals.duplicate
  if (totals.open > 0) {
    if (halted === 'paused') return t.uploads.paused(totals.open)
    if (halted === 'blocked') return t.uploads.waiting(totals.open)
    return t.uploads.running(Math.min(kept + totals.failed + 1, totals.files), totals.files)
  }
  if (totals.kept > 0) return t.uploads.finished(totals.kept)
  return totals.duplicate > 0 ? t.uploads.finishedNothingNew : t.uploads.someFailed(totals.failed)
}

/** What is said aloud once nothing is open any more. That all were here is not said where one failed. */
export function farewell({ kept, failed }: Totals, t: Messages): string {
  const words = [
    ...(kept > 0 ? [t.uploads.finished(kept)] : []),
    ...(failed > 0 ? [t.uploads.someFailed(failed)] : []),
  ]
  return `${words.length > 0 ? words.join('. ') : t.uploads.finishedNothingNew}.`
}

/** The smaller line below: what is left, or what did not work. */
export function subline(situation: Situation, t: Messages, format: Format): string {
  const { totals, halted, secondsLeft } = situation
  if (totals.open === 0) {
    const failed = totals.failed > 0 && totals.kept + totals.duplicate > 0
    if (failed) return t.uploads.someFailed(totals.failed)
    return totals.failed > 0 ? '' : t.uploads.tick
  }
  const left = format.bytes(Math.max(0, totals.bytes - totals.sent))
  const time = halted === 'no' && secondsLeft !== null ? format.span(secondsLeft) : null
  return t.uploads.left(left, time)
}
