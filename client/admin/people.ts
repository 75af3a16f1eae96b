import { HearthClientError } from '../error.ts'
import type { Connection } from '../request.ts'
import type { KnownPerson, PeoplePage, PeopleQuery, PersonFigures, Role, Tier } from './record.ts'

const root = '/api/v1/admin/users'
const at = (id: string) => `${root}/${encodeURIComponent(id)}`

/** Accounts, for admins. An id of nobody is NOT_FOUND. */
export function createPeopleCalls({ json, send }: Connection) {
  const list = (query: PeopleQuery = {}) =>
    json<PeoplePage>(root, { query: { ...query, search: query.search || undefined } })
  const figures = (id: string) => json<PersonFigures>(`${at(id)}/data`)

  return {
    /** Newest first. */
    list,
    figures,
    /** One person, and what they hold in figures. */
    async find(id: string): Promise<KnownPerson> {
      const holds = await figures(id)
      const { users } = await list({ search: holds.user.email, limit: 100 })
      const person = users.find((user) => user.id === id)
      if (person === undefined) throw new HearthClientError('NOT_FOUND', 'There is no such person.')
      return { ...person, figures: holds }
    },
    /** Who is disabled is signed out everywhere. CONFLICT where nobody would be left to look after the house. */
    async change(id: string, wish: { role?: Role; disabled?: boolean }): Promise<void> {
      await send(at(id), { method: 'PATCH', json: wish })
    },
    async changeTier(id: string, tier: Tier): Promise<void> {
      await send(`${at(id)}/tier`, { method: 'PUT', json: { tier } })
    },
    /** Ends every lockout of theirs; answers how many those were. */
    async unlock(id: string): Promise<number> {
      const path = `${at(id)}/lockouts`
      return (await json<{ unlocked: number }>(path, { method: 'DELETE' })).unlocked
    },
    /** A link, to hand over, that sets a new password for them within the hour. */
    async resetLink(id: string): Promise<string> {
      const path = `${at(id)}/reset-link`
      return (await json<{ url: string }>(path, { method: 'POST', json: {} })).url
    },
    /** The person and everything of theirs. CONFLICT for the last admin. Takes as long as it takes. */
    async erase(id: string): Promise<void> {
      await send(`${at(id)}/data`, { method: 'DELETE', timeoutMs: 0 })
    },
  }
}
