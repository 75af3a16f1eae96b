import type { TrashDeps } from './collector.ts'

/** A file no row names may be one whose row is about to be written. */
const orphanGraceMs = 24 * 60 * 60 * 1000

/**
 * Compares folders with rows. What a live row names comes back from the trash; what no row names
 * goes there, and ends only when it has lain there for the whole grace period.
 */
export function createReconciler(deps: TrashDeps) {
  const { states, blobs, tidy = async () => {} } = deps

  return async function reconcile({ at, before }: { at: number; before: number }) {
    const healed = await healTrash(before)
    const orphans = await sweepOrphans(at - orphanGraceMs)
    await tidy()
    return { healed, orphans }
  }

  async function healTrash(before: number): Promise<number> {
    let healed = 0
    for await (const { hash, since } of blobs.listTrash()) {
      const state = states.state(hash)
      if (state === 'present') healed += await blobs.exclusive(hash, () => bringBack(hash))
      else if (state === undefined && since <= before) await blobs.exclusive(hash, () => end(hash))
    }
    return healed
  }

  async function bringBack(hash: string): Promise<number> {
    if (states.state(hash) !== 'present') return 0
    if (!(await blobs.has(hash))) return Number(await blobs.untrash(hash))
    // The same bytes came again meanwhile: these are one copy too many.
    await blobs.erase(hash)
    return 0
  }

  async function end(hash: string): Promise<void> {
    if (states.state(hash) === undefined) await blobs.erase(hash)
  }

  async function sweepOrphans(before: number): Promise<number> {
    let orphans = 0
    for await (const hash of blobs.list()) {
      if (states.state(hash) !== undefined) continue
      orphans += await blobs.exclusive(hash, () => shelveOrphan(hash, before))
    }
    return orphans
  }

  async function shelveOrphan(hash: string, before: number): Promise<number> {
    const found = await blobs.stat(hash)
    if (states.state(hash) !== undefined || found === null || found.since > before) return 0
    return Number(await blobs.trash(hash))
  }
}
