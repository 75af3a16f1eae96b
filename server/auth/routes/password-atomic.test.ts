import { afterAll, beforeAll, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { api, joinAs, logIn, sql } from './testing.ts'

let house: TestAppliance
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  await setUp(house.origin)
})
afterAll(() => house.close())

const newPassword = 'another one for the house'
const body = { currentPassword: household.password, newPassword }

/** The last thing that the transaction does: what fails here is as if the power went just before. */
const guard = `CREATE TRIGGER kept BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'not now'); END`

test.each([
  ['/api/v1/auth/change-password', 'amy'],
  ['/api/auth/change-password', 'bob'],
])('%s: the new password and the end of the other sessions are one commit', async (path, name) => {
  const here = await joinAs(house, name)
  const there = await logIn(house, here.email)
  const change = () =>
    post(`${house.auth}${path}`, body, { cookie: here.cookie, origin: house.auth })
  const isIn = async (cookie: string) =>
    (await fetch(`${api(house)}/profile`, { headers: { cookie } })).status === 200

  sql(house, guard)
  expect((await change()).status).toBeGreaterThanOrEqual(500)
  sql(house, 'DROP TRIGGER kept')
  expect([await isIn(here.cookie), await isIn(there.cookie)]).toEqual([true, true])
  await expect(logIn(house, here.email, newPassword)).rejects.toThrow('401')

  expect((await change()).status).toBe(200)
  expect([await isIn(here.cookie), await isIn(there.cookie)]).toEqual([true, false])
  await logIn(house, here.email, newPassword)
})
