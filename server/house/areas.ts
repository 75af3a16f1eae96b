import type { Storage } from '../../storage/index.ts'

/** What lies on the disk, in bytes: originals each counted once, whoever has them. */
export type Areas = { at: number; originals: number; derived: number }

type Part = { last: number | null; originals: number | null; derived: number | null }

/** Rows at a time: a few ms, so that nobody waits for this. */
const atOnce = 5000

/**
 * Sums up what the rows say of the bytes, for the housekeeping: this is the one figure whose cost grows
 * with the library, so it is taken once a day and in pieces.
 */
export function createAreas({
  storage: { sqlite },
  now,
}: {
  storage: Pick<Storage, 'sqlite'>
  now: () => number
}) {
  const part = sqlite.prepare<[number, number], Part>(
    `SELECT max(id) AS last, sum(iif(state = 'present', size, 0)) AS originals,
      sum(coalesce(thumb_size, 0) + coalesce(medium_size, 0) + coalesce(large_size, 0)) AS derived
      FROM (SELECT * FROM blob WHERE id > ? ORDER BY id LIMIT ?)`,
  )
  let found: Areas | null = null
  const stop = new AbortController()

  return {
    /** null: not measured yet. */
    last: () => found,
    async measure(): Promise<object> {
      const sums = { originals: 0, derived: 0 }
      for (let after = 0; !stop.signal.aborted;) {
        const { last, originals, derived } = part.get(after, atOnce) ?? nothing
        if (last === null) {
          found = { at: now(), ...sums }
          break
        }
        sums.originals += originals ?? 0
        sums.derived += derived ?? 0
        after = last
        await nextTurn()
      }
      return sums
    },
    /** Before the database is closed. */
    close: () => stop.abort(),
  }
}

const nothing: Part = { last: null, originals: null, derived: null }

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
