import type { Database } from 'better-sqlite3'
import type { SealedMedia, SealedRows } from './sealed.ts'

const identity = 's.id, b.hash, s.size'
const columns = `${identity}, s.owner_id AS ownerId, s.app, s.created_at AS createdAt, s.sameness, s.facts`
const withBlob = 'sealed_media s JOIN blob b ON b.id = s.blob_id'

export type SealedPages = Pick<SealedRows, 'find' | 'findSame' | 'deliverable' | 'list'>

/** What is asked about private media. Each by an index, so that it costs the same in any library. */
export function createSealedPages(sqlite: Database): SealedPages {
  const one = `SELECT ${columns} FROM ${withBlob}
    WHERE s.id = (SELECT ?) AND s.owner_id = (SELECT ?) AND s.removed_at IS NULL`
  const byId = sqlite.prepare<[string, string], SealedMedia>(one)
  const forDelivery = sqlite.prepare<[string, string], Deliverable>(one.replace(columns, identity))
  const bySameness = sqlite.prepare<[string, string], SealedMedia>(
    `SELECT ${columns} FROM sealed_media s INDEXED BY sealed_same JOIN blob b ON b.id = s.blob_id
      WHERE s.owner_id = (SELECT ?) AND s.sameness = (SELECT ?) AND s.removed_at IS NULL
      ORDER BY s.created_at DESC, s.id DESC LIMIT 1`,
  )
  const page = sqlite.prepare<{ ownerId: string; at: number; id: string }, SealedMedia>(
    `SELECT ${columns} FROM sealed_media s INDEXED BY sealed_by_creation
      JOIN blob b ON b.id = s.blob_id
      WHERE s.owner_id = @ownerId AND s.removed_at IS NULL AND (s.created_at, s.id) < (@at, @id)
      ORDER BY s.created_at DESC, s.id DESC`,
  )

  return {
    find: (ownerId, id) => byId.get(id, ownerId) ?? null,
    findSame: (ownerId, sameness) => bySameness.get(ownerId, sameness) ?? null,
    deliverable: (ownerId, id) => forDelivery.get(id, ownerId) ?? null,
    list({ ownerId, limit, mostFacts = Infinity, after }) {
      const items: SealedMedia[] = []
      let facts = 0
      const from = { ownerId, at: after?.createdAt ?? future, id: after?.id ?? '' }
      for (const row of page.iterate(from)) {
        facts += row.facts.byteLength
        const full = items.length === limit || (items.length > 0 && facts > mostFacts)
        if (full) return { items, more: true }
        items.push(row)
      }
      return { items, more: false }
    },
  }
}

type Deliverable = Pick<SealedMedia, 'id' | 'hash' | 'size'>

/** Later than any time a row can have. */
const future = Number.MAX_SAFE_INTEGER
