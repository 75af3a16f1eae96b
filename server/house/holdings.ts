import { z } from 'zod'
import type { Storage } from '../../storage/index.ts'
import { bytes, count } from './answers.ts'

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  count: count.describe('Photos and files, private ones too.'),
  bytes,
})
const kind = z.object({
  kind: z.enum(['photos', 'videos', 'audio', 'documents', 'private']),
  count,
  bytes,
})

export const holdingsAnswer = z.object({
  people: z.array(person).describe('Who holds most comes first; 200 at most.'),
  others: z.object({ people: count, count, bytes }).describe('Everybody beyond those.'),
  kinds: z.array(kind),
})

export type Kind = z.output<typeof kind>['kind']

/** Who holds how much, and of what kind: counts and bytes, and nothing else. */
export function createHoldings({ sqlite }: Pick<Storage, 'sqlite'>) {
  // By person, so that each look is into the index; kept counts, so that the library's size is no matter.
  const people = sqlite.prepare<[], z.output<typeof person>>(
    `SELECT u.id, u.name, u.email, coalesce(sum(c.count), 0) AS count, coalesce(sum(c.size), 0) AS bytes
      FROM user u LEFT JOIN media_count c ON c.owner_id = u.id AND c.dimension IN ('total', 'sealed')
      GROUP BY u.id ORDER BY bytes DESC, u.created_at, u.id`,
  )
  const types = sqlite.prepare<[], { type: string | null; count: number; bytes: number }>(
    `SELECT iif(c.dimension = 'type', c.key, NULL) AS type, sum(c.count) AS count, sum(c.size) AS bytes
      FROM user u JOIN media_count c ON c.owner_id = u.id AND c.dimension IN ('type', 'sealed')
      GROUP BY 1`,
  )

  return {
    show(): z.output<typeof holdingsAnswer> {
      const all = people.all()
      const rest = all.slice(mostShown)
      return {
        people: all.slice(0, mostShown),
        others: {
          people: rest.length,
          count: sum(rest.map((each) => each.count)),
          bytes: sum(rest.map((each) => each.bytes)),
        },
        kinds: byKind(types.all()),
      }
    },
  }
}

const mostShown = 200

function byKind(rows: { type: string | null; count: number; bytes: number }[]) {
  const groups = Map.groupBy(rows, ({ type }) => kindOf(type))
  return [...groups]
    .map(([name, some]) => ({
      kind: name,
      count: sum(some.map((each) => each.count)),
      bytes: sum(some.map((each) => each.bytes)),
    }))
    .toSorted((a, b) => b.bytes - a.bytes)
}

/** null: what is sealed, of which nothing is known. */
function kindOf(type: string | null): Kind {
  if (type === null) return 'private'
  const [family] = type.split('/')
  return family === 'image'
    ? 'photos'
    : family === 'video'
      ? 'videos'
      : family === 'audio'
        ? 'audio'
        : 'documents'
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
