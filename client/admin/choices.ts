import type { Connection } from '../request.ts'
import type { HouseChoices, HouseWish, MailTrial } from './choices-record.ts'

const root = '/api/v1/admin/appliance/choices'

/** How a Hearth behaves, for admins to choose while it runs. */
export function createChoiceCalls({ json }: Connection) {
  return {
    show: () => json<HouseChoices>(root),
    /** All of it or nothing, at once. CONFLICT, its field the variable, where one decides. */
    change: (wish: HouseWish) => json<HouseChoices>(root, { method: 'PATCH', json: wish }),
    /** A letter to the own address; takes as long as the mail server does. CONFLICT where there is none. */
    tryMail: (language: string) =>
      json<MailTrial>(`${root}/trial`, { method: 'POST', json: { language }, timeoutMs: 40_000 }),
  }
}
