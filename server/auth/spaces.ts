import { APIError } from 'better-auth/api'
import type { Database } from 'better-sqlite3'

/** What a space may be; Better Auth calls spaces organizations. */
export const spaceTypes = ['personal', 'brand', 'club', 'family', 'team', 'practice'] as const
export type SpaceType = (typeof spaceTypes)[number]

const reserved = new Set([
  'admin',
  'api',
  'app',
  'auth',
  'hearth',
  'help',
  'me',
  'new',
  'root',
  'settings',
  'setup',
  'support',
  'www',
])

type NewSpace = { name: string; type: SpaceType; slugFrom: string; ownerId: string }

/**
 * Creates spaces and memberships. Every function is synchronous and belongs inside a transaction.
 */
export function createSpaces({
  sqlite,
  now,
  newId,
}: {
  sqlite: Database
  now: () => number
  newId: () => string
}) {
  const slugTaken = sqlite.prepare('SELECT 1 FROM organization WHERE slug = ?').pluck()
  const addSpace = sqlite.prepare(
    'INSERT INTO organization (id, name, slug, created_at, metadata) VALUES (?, ?, ?, ?, ?)',
  )
  const addMember = sqlite.prepare(
    'INSERT INTO member (id, organization_id, user_id, role, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const householdToJoin = sqlite
    .prepare(
      `SELECT id FROM organization o WHERE metadata ->> 'type' = 'family'
         AND NOT EXISTS (SELECT 1 FROM member m WHERE m.organization_id = o.id AND m.user_id = ?)
       ORDER BY created_at LIMIT 1`,
    )
    .pluck()
  const personal = sqlite
    .prepare(
      `SELECT 1 FROM organization o JOIN member m ON m.organization_id = o.id
       WHERE m.user_id = ? AND m.role = 'owner' AND o.metadata ->> 'type' = 'personal'`,
    )
    .pluck()

  const freeSlug = (from: string) => {
    const base = slugOf(from)
    for (let n = 1; ; n++) {
      const slug = n === 1 ? base : `${base}-${n}`
      if (!reserved.has(slug) && !slugTaken.get(slug)) return slug
    }
  }
  const create = (space: NewSpace) => {
    const id = newId()
    addSpace.run(
      id,
      space.name,
      freeSlug(space.slugFrom),
      now(),
      JSON.stringify({ type: space.type }),
    )
    addMember.run(newId(), id, space.ownerId, 'owner', now())
    return id
  }
  return {
    create,
    /** Gives a person what everyone in the house has: a personal space and a place in the household. */
    provision(user: { id: string; name: string; email: string }) {
      if (personal.get(user.id)) return
      create({
        name: user.name,
        type: 'personal',
        slugFrom: user.email.split('@')[0] ?? '',
        ownerId: user.id,
      })
      const house = householdToJoin.get(user.id)
      if (typeof house === 'string') addMember.run(newId(), house, user.id, 'member', now())
    },
  }
}

/** What the household is called; `Hearth` before it is made. */
export function createHouseholdName({ sqlite }: { sqlite: Database }): () => string {
  const find = sqlite
    .prepare(
      `SELECT name FROM organization WHERE metadata ->> 'type' = 'family' ORDER BY created_at LIMIT 1`,
    )
    .pluck()
  return () => (find.get() as string | undefined) ?? 'Hearth'
}

export type Spaces = ReturnType<typeof createSpaces>

function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return slug.slice(0, 48) || 'space'
}

type Space = { metadata?: unknown }

/** Refuses spaces without a valid type, and the end of a personal one. */
export const spaceHooks = {
  async beforeCreateOrganization({ organization }: { organization: Space }) {
    if (typeOf(organization)) return
    throw new APIError('BAD_REQUEST', {
      code: 'SPACE_METADATA_INVALID',
      message: `metadata.type must be one of ${spaceTypes.join(', ')}.`,
    })
  },
  async beforeDeleteOrganization({ organization }: { organization: Space }) {
    if (typeOf(organization) !== 'personal') return
    throw new APIError('BAD_REQUEST', {
      code: 'SPACE_PERSONAL_UNDELETABLE',
      message: 'A personal space stays as long as its person.',
    })
  },
}

function typeOf({ metadata }: Space): SpaceType | undefined {
  const value = typeof metadata === 'string' ? parseMetadata(metadata) : metadata
  const type = (value as { type?: unknown } | null | undefined)?.type
  return spaceTypes.find((name) => name === type)
}

function parseMetadata(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
