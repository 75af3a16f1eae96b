import { afterAll, beforeAll, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { joinAs, logIn, sql } from './testing.ts'

let house: TestAppliance
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  await setUp(house.origin)
})
afterAll(() => house.close())

const newPassword = 'another one for the house'
const letter = `INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
  VALUES (?, ?, ?, ?, 0, 0)`

test.each([
  ['/api/v1/auth/login', 'amy'],
  ['/api/auth/sign-in/email', 'bob'],
])(
  '%s: nobody who is at the door with the old password gets in past the new one',
  async (path, name) => {
    const { email, user } = await joinAs(house, name)
    sql(house, letter, name, `reset-password:${name}`, user.id, Date.now() + 60_000)
    const { password } = household
    const change = post(`${house.auth}/api/v1/auth/reset-password`, { token: name, newPassword })
    const thief = Array.from({ length: 6 }, () => post(house.auth + path, { email, password }))
    expect((await change).status).toBe(200)
    await Promise.all(thief)
    expect(sql(house, 'SELECT id FROM session WHERE user_id = ?', user.id)).toEqual([])
    sql(house, 'DELETE FROM lockout')
    await logIn(house, email, newPassword)
  },
)
