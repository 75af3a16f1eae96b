import type { Connection } from '../request.ts'
import type { Outbox } from './record.ts'

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
  }
}
