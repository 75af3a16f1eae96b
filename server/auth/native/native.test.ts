import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { api, joinAs, sql, type Somebody } from '../routes/testing.ts'

let house: TestAppliance
let admin: { cookie: string; userId: string }
let bob: Somebody
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  admin = await setUp(house.origin)
  bob = await joinAs(house, 'bob')
})
afterAll(() => house.close())

const native = (path: string, body: unknown, cookie?: string) =>
  post(`${house.auth}/api/auth${path}`, body, cookie ? { cookie } : {})
const profile = async ({ cookie }: { cookie: string }) =>
  (await fetch(`${api(house)}/profile`, { headers: { cookie } })).status

describe('the last admin', () => {
  test.each([
    ['/admin/set-role', { role: 'user' }],
    ['/admin/update-user', { data: { role: 'user' } }],
    ['/admin/update-user', { data: { name: 'Ada', role: 'user' } }],
  ])('stays one, and %s says why', async (path, body) => {
    const answer = await native(path, { userId: admin.userId, ...body }, admin.cookie)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      error: 'CONFLICT',
      message: expect.stringContaining('only account that can look after this Hearth'),
    })
    expect(sql(house, `SELECT id FROM user WHERE role = 'admin'`)).toEqual([{ id: admin.userId }])
  })

  test('of two who demote each other at once, one is left', async () => {
    const other = await joinAs(house, 'second')
    await native('/admin/set-role', { userId: other.user.id, role: 'admin' }, admin.cookie)
    const answers = await Promise.all([
      native('/admin/set-role', { userId: other.user.id, role: 'user' }, admin.cookie),
      native('/admin/set-role', { userId: admin.userId, role: 'user' }, other.cookie),
    ])
    expect(answers.some(({ ok }) => ok)).toBe(true)
    expect(sql(house, `SELECT id FROM user WHERE role = 'admin'`)).toHaveLength(1)
    sql(house, `UPDATE user SET role = 'admin' WHERE id = ?`, admin.userId)
    sql(house, `UPDATE user SET role = 'user' WHERE id = ?`, other.user.id)
  })

  test('a role or tier that does not exist is refused in words', async () => {
    const wish = { userId: bob.user.id, data: { accessTier: 'emperor' } }
    const answer = await native('/admin/update-user', wish, admin.cookie)
    expect(answer.status).toBe(400)
  })
})

describe('what an admin does to somebody', () => {
  test('a new password ends their sessions and is written down for them', async () => {
    const carol = await joinAs(house, 'carol')
    const wish = { userId: carol.user.id, newPassword: 'given by an admin' }
    expect((await native('/admin/set-user-password', wish, admin.cookie)).status).toBe(200)
    expect(await profile(carol)).toBe(401)
    expect(
      sql(
        house,
        `SELECT metadata ->> 'by' AS by FROM security_event WHERE user_id = ? AND event_type = 'password_changed'`,
        carol.user.id,
      ),
    ).toEqual([{ by: 'admin' }])
  })

  test('removing erases everything of theirs', async () => {
    const dora = await joinAs(house, 'dora')
    const answer = await native('/admin/remove-user', { userId: dora.user.id }, admin.cookie)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ success: true })
    expect(sql(house, 'SELECT id FROM user WHERE id = ?', dora.user.id)).toEqual([])
    expect(
      sql(house, `SELECT id FROM organization WHERE name = 'dora'`),
      'their personal space',
    ).toEqual([])
    expect(await profile(dora)).toBe(401)
  })

  test.each(['/admin/remove-user', '/admin/set-user-password', '/admin/set-role'])(
    '%s is for admins, and needs somebody',
    async (path) => {
      const wish = { userId: admin.userId, newPassword: 'long enough', role: 'user' }
      expect((await native(path, wish, bob.cookie)).status).toBe(403)
      expect((await native(path, wish)).status).toBe(401)
      const nobody = { ...wish, userId: 'nobody' }
      expect((await native(path, nobody, admin.cookie)).status).toBe(404)
      expect((await native(path, {}, admin.cookie)).status).toBe(400)
      expect(await profile(bob)).toBe(200)
    },
  )

  test('entering somebody without a password survives the next start’s tidying', async () => {
    const wish = { email: 'guest@example.org', name: 'Guest' }
    expect((await native('/admin/create-user', wish, admin.cookie)).status).toBe(200)
    expect(
      sql(
        house,
        `SELECT metadata ->> 'by' AS by FROM security_event e JOIN user u ON u.id = e.user_id WHERE u.email = 'guest@example.org'`,
      ),
    ).toEqual([{ by: 'admin' }])
  })
})

test.each(['/sign-in/email', '/sign-up/email', '/change-password', '/admin/set-role'])(
  '%s from a page of another site is refused',
  async (path) => {
    const headers = { cookie: admin.cookie, origin: 'https://evil.example' }
    expect((await post(`${house.auth}/api/auth${path}`, {}, headers)).status).toBe(403)
  },
)
