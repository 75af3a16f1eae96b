import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  household,
  post,
  setUp,
  signUp,
  startTestAppliance,
  type TestAppliance,
} from '../../testing.ts'

let house: TestAppliance
let ada: { cookie: string; userId: string }
let ben: { cookie: string; userId: string }
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  ben = await signUp(house.origin, 'ben')
})
afterAll(() => house.close())

const ask = (userId: string, cookie: string) =>
  post(`${house.origin}/api/v1/admin/users/${userId}/reset-link`, {}, cookie ? { cookie } : {})

test('an admin hands over a link that sets a new password once', async () => {
  const answer = await ask(ben.userId, ada.cookie)
  expect(answer.status).toBe(201)
  const { url } = (await answer.json()) as { url: string }
  expect(url).toMatch(`${house.origin}/reset-password?token=`)
  const token = new URL(url).searchParams.get('token')
  const use = () =>
    post(`${house.auth}/api/v1/auth/reset-password`, { token, newPassword: 'a new horse for ben' })
  expect((await use()).status).toBe(200)
  expect((await use()).status).toBe(400)
  const login = { email: 'ben@example.org', password: 'a new horse for ben' }
  const back = await post(`${house.auth}/api/v1/auth/login`, login)
  expect(back.status).toBe(200)
  const { accessToken } = (await back.json()) as { accessToken: string }
  const events = await fetch(`${house.auth}/api/v1/auth/security-events`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(await events.json()).toContainEqual(
    expect.objectContaining({
      eventType: 'password_reset_requested',
      metadata: { by: ada.userId },
    }),
  )
})

test('nobody else can', async () => {
  expect((await ask(ada.userId, '')).status).toBe(401)
  const member = await signUp(house.origin, 'cleo')
  expect((await ask(ada.userId, member.cookie)).status).toBe(403)
  expect((await ask('nobody', ada.cookie)).status).toBe(404)
  const login = { email: household.email, password: household.password }
  expect((await post(`${house.auth}/api/v1/auth/login`, login)).status).toBe(200)
})
