import { afterEach, beforeEach, expect, test } from 'vitest'
import { ada, ben, startAccount, type TestAccount } from './testing.ts'

let house: TestAccount
beforeEach(async () => {
  house = await startAccount()
})
afterEach(() => house.remove())

const matesOf = (id: string) =>
  house.account.household.matesOf(id).map(({ userId, canSignIn }) => [userId, canSignIn])

test('who lives together: members of the family’s space, and of no other', () => {
  expect(matesOf(ada.id)).toEqual([[ben.id, true]])
  expect(matesOf(ben.id)).toEqual([[ada.id, true]])
  house.storage.sqlite.prepare('UPDATE user SET banned = 1 WHERE id = ?').run(ben.id)
  expect(matesOf(ada.id)).toEqual([[ben.id, false]])
  house.storage.sqlite.exec(`UPDATE organization SET metadata = '{"type":"club"}'`)
  expect(matesOf(ada.id)).toEqual([])
  expect(matesOf('nobody')).toEqual([])
})

test('that somebody asked their guardians is among what happened to their account', () => {
  house.account.household.recoveryAsked(ada.id, { ip: '192.168.1.7', userAgent: 'a phone' })
  const event = house.storage.sqlite
    .prepare(
      'SELECT user_id, event_type, ip_address, user_agent FROM security_event WHERE event_type = ?',
    )
    .get('recovery_asked')
  expect(event).toEqual({
    user_id: ada.id,
    event_type: 'recovery_asked',
    ip_address: '192.168.1.7',
    user_agent: 'a phone',
  })
})
