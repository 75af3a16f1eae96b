import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, startTestAppliance, type TestAppliance } from '../../testing.ts'
import { joinAs, outbox, sql, type Somebody } from '../routes/testing.ts'
import { createCode, hashOfCode } from './code.ts'

let house: TestAppliance
let admin: { cookie: string; token: string }
let bob: Somebody
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  admin = await setUp(house.origin)
  bob = await joinAs(house, 'bob')
})
afterAll(() => house.close())

const url = (id = '') => `${house.origin}/api/v1/admin/invites${id}`
type Made = { id: string; code: string; url: string; expiresAt: string }
const told = async (answer: Response) => ({
  status: answer.status,
  body: (await answer.json()) as Made,
})

describe('invitations', () => {
  test('are an admin’s business', async () => {
    for (const [headers, status] of [
      [{}, 401],
      [{ cookie: bob.cookie }, 403],
      [{ authorization: `Bearer ${bob.accessToken}` }, 403],
    ] as [Record<string, string>, number][])
      for (const ask of [
        () => post(url(), {}, headers),
        () => fetch(url(), { headers }),
        () => fetch(url('/x'), { method: 'DELETE', headers }),
      ])
        expect(await told(await ask())).toMatchObject({
          status,
          body: { error: 'UNAUTHORIZED', status },
        })
    expect(sql(house, 'SELECT id FROM invite')).toEqual([])
  })

  test('are made by bearer, listed without their code, and withdrawn', async () => {
    const headers = { authorization: `Bearer ${admin.token}` }
    const made = await told(await post(`${house.auth}/api/v1/admin/invites`, {}, headers))
    expect(made.status).toBe(201)
    // The half for existing clients has no such page: the link leads to the household's address.
    expect(made.body.url).toBe(`${house.origin}/join?code=${made.body.code}`)
    const list = await (await fetch(url(), { headers })).json()
    expect(list).toEqual([
      {
        id: made.body.id,
        email: null,
        name: null,
        role: 'user',
        createdAt: expect.any(String),
        expiresAt: made.body.expiresAt,
      },
    ])
    expect(JSON.stringify(sql(house, 'SELECT * FROM invite'))).not.toContain(made.body.code)
    const drop = () => fetch(url(`/${made.body.id}`), { method: 'DELETE', headers })
    expect(await told(await drop())).toEqual({ status: 200, body: { success: true } })
    expect(await told(await drop())).toMatchObject({ status: 404, body: { error: 'NOT_FOUND' } })
  })

  test('go out by letter, in the language of whoever invites', async () => {
    const headers = { cookie: admin.cookie, 'accept-language': 'fr-CH' }
    const { body } = await told(
      await post(url(), { email: 'Eve@example.org', name: 'Eve' }, headers),
    )
    const [letter] = await outbox(house)
    expect(letter).toMatchObject({ kind: 'invitation', address: 'eve@example.org', url: body.url })
    expect(JSON.parse(letter?.content ?? '{}')).toMatchObject({ language: 'fr', name: 'Eve' })
  })

  test.each([
    ['email', { email: 'x' }],
    ['email', { email: 'a@example.org\r\nBcc: b@example.org' }],
    ['role', { role: 'owner' }],
    ['name', { name: 'x'.repeat(81) }],
    ['expiresInHours', { expiresInHours: 0 }],
    ['expiresInHours', { expiresInHours: 100_000 }],
  ])('with a bad %s are not made: %j', async (field, wish) =>
    expect(await told(await post(url(), wish, { cookie: admin.cookie }))).toMatchObject({
      status: 400,
      body: { error: 'VALIDATION', field },
    }),
  )
})

test('a code is twelve digits nobody mixes up, however it is typed', () => {
  const code = createCode()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  expect(hashOfCode(' 1o1l-ab cd-0000')).toBe(hashOfCode('1011-ABCD-0000'))
})
