import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../testing.ts'

let house: TestAppliance
beforeEach(async () => void (house = await startTestAppliance()))
afterEach(() => house.close())

const setup = () => `${house.origin}/api/v1/setup`

function rows(sql: string): unknown[] {
  const sqlite = new Database(join(house.dir, 'hearth.db'), { readonly: true })
  try {
    return sqlite.prepare(sql).all()
  } finally {
    sqlite.close()
  }
}

describe('first-run set-up', () => {
  test('makes the household, its admin and their space, and signs them in', async () => {
    expect(await (await fetch(setup())).json()).toEqual({ needed: true, codeRequired: false })
    const answer = await post(setup(), household)
    expect(answer.status).toBe(201)
    const body = (await answer.json()) as Record<string, unknown>
    expect(body).toMatchObject({ user: { email: household.email, role: 'admin' }, redirect: false })
    expect(body['accessToken']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    const session = await fetch(`${house.origin}/api/auth/get-session`, {
      headers: { cookie: cookieOf(answer) },
    })
    expect(await session.json()).toMatchObject({ user: { name: household.name } })
    expect(
      rows(
        `SELECT o.name, o.metadata ->> 'type' AS type, m.role FROM organization o JOIN member m ON m.organization_id = o.id ORDER BY type`,
      ),
    ).toEqual([
      { name: 'The Lindens', type: 'family', role: 'owner' },
      { name: 'Ada Linden', type: 'personal', role: 'owner' },
    ])
    expect(await (await fetch(setup())).json()).toEqual({ needed: false, codeRequired: false })
  })

  test('happens once', async () => {
    await setUp(house.origin)
    expect((await post(setup(), { ...household, email: 'eve@example.org' })).status).toBe(404)
  })

  test('of two at once, one wins', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => post(setup(), { ...household, email: `p${n}@example.org` })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404])
    expect(rows('SELECT id FROM user')).toHaveLength(1)
    expect(rows('SELECT id FROM organization')).toHaveLength(2)
  })

  test.each([
    ['email', { email: 'not an address' }],
    ['password', { password: 'short' }],
    ['name', { name: '   ' }],
    ['householdName', { householdName: 'x'.repeat(81) }],
    ['householdName', { householdName: 7 }],
  ])('a bad %s is named and changes nothing', async (field, wrong) => {
    const answer = await post(setup(), { ...household, ...wrong })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: 'VALIDATION', field })
    expect(rows('SELECT id FROM user')).toEqual([])
  })

  test('what is not JSON, or far too long, is refused', async () => {
    expect((await fetch(setup(), { method: 'POST', body: '{{{' })).status).toBe(400)
    expect((await fetch(setup(), { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(413)
  })

  test('nobody signs up before it, nor after it unless the house is open', async () => {
    const join = () =>
      post(`${house.auth}/api/auth/sign-up/email`, { ...household, email: 'eve@example.org' })
    expect((await join()).status).toBe(403)
    await setUp(house.origin)
    expect((await join()).ok).toBe(false)
    expect(rows('SELECT id FROM user')).toHaveLength(1)
  })
})
