import { appendFileSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { samenessOf, sealTo, uploadTo } from '../scratch.ts'
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
  { do: 'upload', ownerId: 'ada', bytes: 'sealed' },
  { do: 'remove', ownerId: 'ada', bytes: 'sealed' },
  { do: 'remove', ownerId: 'ada', bytes: 'two' },
  { do: 'tidy', ownerId: '', bytes: '' },
  { do: 'restore', ownerId: 'ada', bytes: 'two' },
  { do: 'restore', ownerId: 'ada', bytes: 'sealed' },
  { do: 'remove', ownerId: 'ada', bytes: 'two' },
  { do: 'remove', ownerId: 'ada', bytes: 'one' },
  { do: 'tidy', ownerId: '', bytes: '' },
  { do: 'upload', ownerId: 'ben', bytes: 'two' },
  { do: 'remove', ownerId: 'ben', bytes: 'two' },
  { do: 'empty', ownerId: '', bytes: '' },
  { do: 'upload', ownerId: 'ada', bytes: 'two' },
  // Where an earlier step failed, it was never there to be brought back.
  { do: 'upload', ownerId: 'ada', bytes: 'sealed' },
]

/** Takes one step; resolves when it is acknowledged. `ids` remembers what was uploaded. */
export async function take(storage: Storage, step: Step, ids: Map<string, string>): Promise<void> {
  const { trash, write } = storage
  const key = keyOf(step)
  const id = ids.get(key) ?? ''
  const kind = kindOf(storage, step)
  if (step.do === 'upload') ids.set(key, await kind.upload())
  else if (step.do === 'remove') await write(() => kind.remove(id))
  else if (step.do === 'restore') await kind.restore(id)
  else if (step.do === 'process') await processOne(storage)
  else await trash.collect({ graceMs: step.do === 'empty' ? 0 : 1e9 })
}

/** Photos, and private ones. */
function kindOf(storage: Storage, { ownerId, bytes }: Step) {
  const { media, sealed, trash } = storage
  if (!isSealed(bytes))
    return {
      upload: async () => (await uploadTo(storage, bytes, { ownerId })).media.id,
      remove: (id: string) => media.remove(ownerId, id),
      restore: (id: string) => trash.restore(ownerId, id),
    }
  return {
    upload: async () => (await sealTo(storage, bytes, { ownerId })).sealed.id,
    remove: (id: string) => sealed.remove(ownerId, id),
    restore: (id: string) => trash.restoreSealed(ownerId, id),
  }
}

/** By its bytes, in this story. */
const isSealed = (bytes: string) => bytes === 'sealed'

/** What a step's bytes are live as; `status`: of those that are processed. */
export function findLive(storage: Storage, { ownerId, bytes }: Pick<Step, 'ownerId' | 'bytes'>) {
  if (isSealed(bytes)) {
    const found = storage.sealed.findSame(ownerId, samenessOf(bytes))
    return found && { hash: found.hash, status: null }
  }
  return storage.media.findByHash(ownerId, createHash('sha256').update(bytes).digest('hex'))
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
