import { HearthClientError } from '../error.ts'
import type { Connection } from '../request.ts'
import type { HousePerson, Outbox } from './record.ts'

const root = '/api/v1/admin/outbox'
const at = (id: string) => `${root}/${encodeURIComponent(id)}`

/** Letters, for admins. */
export function createOutboxCalls({ json, send }: Connection) {
  const list = (limit?: number) => json<Outbox>(root, { query: { limit } })
  /** Its link, to hand over: it is not sent any more, and its reader is told. NOT_FOUND once expired. */
  const link = async (id: string) =>
    (await json<{ url: string }>(`${at(id)}/link`, { method: 'POST', json: {} })).url

  return {
    list,
    link,
    /** CONFLICT where there is no mail server, or the link expired. */
    async retry(id: string): Promise<void> {
      await send(`${at(id)}/retry`, { method: 'POST', json: {} })
    },
    async remove(id: string): Promise<void> {
      await send(at(id), { method: 'DELETE' })
    },
    /** Asks for a new password in somebody's name, and takes the link out of the letter. */
    async resetLink({ id, email }: Pick<HousePerson, 'id' | 'email'>): Promise<string> {
      await send('/api/v1/auth/forgot-password', { method: 'POST', json: { email } })
      const { letters } = await list(500)
      // Their newest: several may be under way.
      const letter = letters
        .filter(
          ({ kind, userId, address }) => kind === 'reset' && (userId === id || address === email),
        )
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
      if (letter === undefined) throw new HearthClientError('NOT_FOUND', 'No letter was written.')
      return link(letter.id)
    },
  }
}
