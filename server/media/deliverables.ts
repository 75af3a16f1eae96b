import type { Deliverable, Storage } from '../../storage/index.ts'

/** More would be a list of the library, not what somebody looks at. */
const mostRemembered = 4_096

/** What another process writes (the command line) is seen after this long at the latest, in ms. */
const longest = 1_000

type Deps = { storage: Pick<Storage, 'sqlite' | 'media'>; now: () => number }

/**
 * Whose file it is and where its bytes are, for the routes that answer with bytes. A page of the
 * grid asks the same few rows again and again, so they are remembered until anything at all is
 * written: SQLite counts the changes of our connection, and reading that count costs a tenth of
 * reading a row. So nobody sees what was removed, not even for a moment.
 */
export function createDeliverables({ storage, now }: Deps) {
  const changes = storage.sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  const rows = new Map<string, Deliverable>()
  let asOf: number | undefined
  let since = 0

  function forgetIfChanged(): void {
    const current = changes.get()
    const time = now()
    if (current === asOf && time - since < longest && rows.size < mostRemembered) return
    rows.clear()
    asOf = current
    since = time
  }

  return {
    /** null: not theirs, or not there. Not for use inside a write: what is undone leaves no trace in the count. */
    find(ownerId: string, id: string): Deliverable | null {
      forgetIfChanged()
      const key = `${ownerId}/${id}`
      const known = rows.get(key)
      if (known) return known
      const row = storage.media.deliverable(ownerId, id)
      if (row) rows.set(key, row)
      return row
    },
  }
}

export type Deliverables = ReturnType<typeof createDeliverables>
