import type { Storage } from '../../../storage/index.ts'
import type { Doer, TellPerson } from '../security-event.ts'

/** What one admin did to the house, for all who look after it to read. Sync, as `tell`. */
export function createTellAdmins({
  sqlite,
  tell,
}: {
  sqlite: Storage['sqlite']
  tell: TellPerson
}) {
  const admins = sqlite
    .prepare<[], string>(`SELECT id FROM user WHERE role = 'admin' AND banned IS NOT 1`)
    .pluck()
  return (
    { userId, ...from }: Omit<Doer, 'by'> & { userId: string },
    eventType: string,
    more: Record<string, unknown>,
  ): void => {
    for (const id of admins.all())
      tell(id, eventType, { ...from, by: id === userId ? undefined : userId }, more)
  }
}
