import { appendFileSync, readFileSync } from 'node:fs'
import { uploadTo } from '../scratch.ts'
import type { Storage } from '../storage.ts'

/**
 * A day in a storage's life, for the tests that break it off: each step says what it is about to do
 * and, once it was acknowledged, that it was.
 */
export type Step = { do: Action; ownerId: string; bytes: string }
type Action = 'upload' | 'remove' | 'restore' | 'process' | 'tidy' | 'empty'
export type Told = Step & { phase: 'begun' | 'done' | string }

export const story: readonly Step[] = [
  { do: 'upload', ownerId: 'ada', bytes: 'one' },
  { do: 'process', ownerId: 'ada', bytes: 'one' },
  { do: 'upload', ownerId: 'ben', bytes: 'one' },
  { do: 'upload', ownerId: 'ada', bytes: 'two' },
  { do: 'remove', ownerId: 'ada', bytes: 'two' },
  { do: 'tidy', ownerId: '', bytes: '' },
  { do: 'restore', ownerId: 'ada', bytes: 'two' },
  { do: 'remove', ownerId: 'ada', bytes: 'two' },
  { do: 'remove', ownerId: 'ada', bytes: 'one' },
  { do: 'tidy', ownerId: '', bytes: '' },
  { do: 'upload', ownerId: 'ben', bytes: 'two' },
  { do: 'remove', ownerId: 'ben', bytes: 'two' },
  { do: 'empty', ownerId: '', bytes: '' },
  { do: 'upload', ownerId: 'ada', bytes: 'two' },
]

/** Takes one step; resolves when it is acknowledged. `ids` remembers what was uploaded. */
export async function take(storage: Storage, step: Step, ids: Map<string, string>): Promise<void> {
  const { media, trash, write } = storage
  const key = keyOf(step)
  const id = ids.get(key) ?? ''
  if (step.do === 'upload') ids.set(key, (await uploadTo(storage, step.bytes, step)).media.id)
  else if (step.do === 'remove') await write(() => media.remove(step.ownerId, id))
  else if (step.do === 'restore') await trash.restore(step.ownerId, id)
  else if (step.do === 'process') await processOne(storage)
  else await trash.collect({ graceMs: step.do === 'empty' ? 0 : 1e9 })
}

export function keyOf({ ownerId, bytes }: Pick<Step, 'ownerId' | 'bytes'>): string {
  return `${ownerId} ${bytes}`
}

/** What must be there afterwards, and what may be either way because its step was broken off. */
export function expectations(told: readonly Told[]) {
  const live = new Map<string, boolean>()
  const open = new Set<string>()
  for (const step of told) {
    const key = keyOf(step)
    if (step.do === 'process' || step.bytes === '') continue
    if (step.phase === 'begun') open.add(key)
    else {
      if (step.phase === 'done') live.set(key, step.do !== 'remove')
      if (step.phase === 'done') open.delete(key)
    }
  }
  return { live, open }
}

export function tell(journal: string, told: Told): void {
  appendFileSync(journal, `${JSON.stringify(told)}\n`)
}

export function readJournal(journal: string): Told[] {
  const lines = readFileSync(journal, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Told)
}

async function processOne({ jobs, media, write }: Storage): Promise<void> {
  const job = jobs.claim({ kinds: ['ingest'], leaseMs: 60_000 })
  if (job === null) return
  const { id } = job.payload as { id: string }
  await write(() => {
    if (jobs.finish(job)) media.finishProcessing(id, { hasLocation: false, variants: {} })
  })
}
