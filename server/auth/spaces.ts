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

/** Gives it another name. Sync: for a transaction. */
export function createHouseholdRename({ sqlite }: { sqlite: Database }): (name: string) => void {
  const rename = sqlite.prepare(
    `UPDATE organization SET name = ? WHERE id = (
      SELECT id FROM organization WHERE metadata ->> 'type' = 'family' ORDER BY created_at LIMIT 1)`,
  )
  return (name) => void rename.run(name)
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

type Space = { metadata?: unknown; slug?: string | undefined }

type Member = { organizationId: string }

/**
 * What nobody may do to a space, whatever their role in it: the type stays what it was made with, a
 * personal space and the household stay with their people. [Note: one household]: it is the oldest
 * family space, so none that is made or renamed later can take its place.
 */
export function createSpaceHooks({ sqlite }: { sqlite: Database }) {
  const household = sqlite
    .prepare(
      `SELECT id FROM organization WHERE metadata ->> 'type' = 'family' ORDER BY created_at, rowid LIMIT 1`,
    )
    .pluck()
  const metadataOf = sqlite.prepare('SELECT metadata FROM organization WHERE id = ?').pluck()
  const isHousehold = (id: string) => household.get() === id
  const currentType = (id: string) => typeOf({ metadata: metadataOf.get(id) })

  /** @throws APIError for a space people do not come to and go from by themselves */
  function staysTogether(id: string): void {
    if (currentType(id) === 'personal') throw personalStays()
    if (isHousehold(id)) throw householdStays()
  }
  return {
    staysTogether,
    hooks: {
      async beforeCreateOrganization({ organization }: { organization: Space }) {
        if (!typeOf(organization)) throw invalidType()
        refuseReserved(organization.slug)
      },
      async beforeUpdateOrganization({
        organization,
        member,
      }: {
        organization: Space
        member: Member
      }) {
        refuseReserved(organization.slug)
        if (organization.metadata === undefined) return
        if (typeOf(organization) !== currentType(member.organizationId)) throw invalidType()
      },
      async beforeDeleteOrganization({ organization }: { organization: Space & { id: string } }) {
        staysTogether(organization.id)
      },
      async beforeRemoveMember({ organization }: { organization: { id: string } }) {
        staysTogether(organization.id)
      },
    },
  }
}

function refuseReserved(slug: string | undefined): void {
  if (slug === undefined || !reserved.has(slug.trim().toLowerCase())) return
  throw new APIError('BAD_REQUEST', {
    code: 'SPACE_SLUG_RESERVED',
    message: 'Hearth keeps this name for itself.',
  })
}

function invalidType(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'SPACE_METADATA_INVALID',
    message: `metadata.type must be one of ${spaceTypes.join(', ')}, and stays what it is.`,
  })
}

function personalStays(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'SPACE_PERSONAL_UNDELETABLE',
    message: 'A personal space stays as long as its person.',
  })
}

function householdStays(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'SPACE_HOUSEHOLD_UNDELETABLE',
    message: 'The household stays, and everyone with an account here belongs to it.',
  })
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
