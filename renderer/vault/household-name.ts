import type { Fetch } from '../../client/index.ts'

type Space = { name?: unknown; metadata?: unknown }

/** What this household calls itself, for a sheet of paper; empty where it does not say. */
export async function householdName(ask: Fetch): Promise<string> {
  try {
    const response = await ask('/api/auth/organization/list', { credentials: 'include' })
    const spaces = (await response.json()) as Space[]
    const family = spaces.find(({ metadata }) => typeOf(metadata) === 'family')
    return typeof family?.name === 'string' ? family.name : ''
  } catch {
    return ''
  }
}

/** Better Auth gives metadata as it keeps it: as text here, as an object there. */
function typeOf(metadata: unknown): unknown {
  const value: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata
  return (value as { type?: unknown } | null)?.type
}
