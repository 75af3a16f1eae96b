import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage, type Scratch } from '../scratch.ts'

let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchStorage()
  add('ada', 'admin')
})
afterEach(() => scratch.remove())

const run = (sql: string, ...values: unknown[]) =>
  scratch.storage.sqlite.prepare(sql).run(...values)
const add = (id: string, role: string, more: { email?: string; tier?: string } = {}) =>
  run(
    `INSERT INTO user (id, name, email, role, access_tier, updated_at) VALUES (?, ?, ?, ?, ?, 0)`,
    id,
    id,
    more.email ?? `${id}@example.org`,
    role,
    more.tier ?? 'public',
  )

describe('there is always an admin', () => {
  const ways = [
    `UPDATE user SET role = 'user'`,
    `UPDATE user SET role = NULL`,
    `UPDATE user SET banned = 1`,
    `DELETE FROM user`,
  ]
  test.each(ways)('%s is refused for the last one', (sql) => {
    expect(() => run(`${sql} WHERE id = 'ada'`)).toThrow('LAST_ADMIN')
  })
  test.each(ways)('%s is fine while there is another', (sql) => {
    add('ben', 'admin')
    run(`${sql} WHERE id = 'ada'`)
  })
  test.each(ways)('%s is refused where the other one is locked out', (sql) => {
    add('ben', 'admin')
    run(`UPDATE user SET banned = 1 WHERE id = 'ben'`)
    expect(() => run(`${sql} WHERE id = 'ada'`)).toThrow('LAST_ADMIN')
  })
  test('all of them at once are refused as well', () => {
    add('ben', 'admin')
    expect(() => run(`UPDATE user SET role = 'user'`)).toThrow('LAST_ADMIN')
  })
})

describe('what no row of a person may say', () => {
  test('a role, a tier or a spelling nobody knows', () => {
    expect(() => add('eve', 'root')).toThrow('UNFIT_USER')
    expect(() => add('eve', 'user', { tier: 'gold' })).toThrow('UNFIT_USER')
    expect(() => add('eve', 'user', { email: ' Eve@example.org' })).toThrow('UNFIT_USER')
    expect(() => run(`UPDATE user SET role = 'admin,root' WHERE id = 'ada'`)).toThrow('UNFIT_USER')
  })
})
