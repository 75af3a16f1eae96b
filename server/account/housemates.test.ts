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
