import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rememberUntilChange } from './remembered.ts'

let sqlite: Database.Database
let looks: number
let nameOf: (ownerId: string, id: string) => string | null

beforeEach(() => {
  sqlite = new Database(':memory:')
  sqlite.exec(`PRAGMA foreign_keys = ON;
    CREATE TABLE person (id TEXT PRIMARY KEY) STRICT;
    CREATE TABLE photo (id TEXT, name TEXT, owner TEXT REFERENCES person ON DELETE CASCADE) STRICT;
    INSERT INTO person VALUES ('anna'), ('ben');
    INSERT INTO photo VALUES ('1', 'beach', 'anna')`)
  const find = sqlite
    .prepare<[string, string], string>('SELECT name FROM photo WHERE owner = ? AND id = ?')
    .pluck()
  looks = 0
  nameOf = rememberUntilChange(sqlite, (owner, id) => {
    looks++
    return find.get(owner, id) ?? null
  })
})
afterEach(() => sqlite.close())

test('looks once while nothing changes, for each person by themselves', () => {
  expect([nameOf('anna', '1'), nameOf('anna', '1'), looks]).toEqual(['beach', 'beach', 1])
  expect([nameOf('ben', '1'), nameOf('anna', '1'), looks]).toEqual([null, 'beach', 2])
})

test('what is not there is looked for each time, and takes no room', () => {
  for (let n = 0; n < 3; n++) expect(nameOf('anna', 'x'.repeat(30_000))).toBeNull()
  expect(looks).toBe(3)
})

test.each([
  ["UPDATE photo SET name = 'sea'", 'sea'],
  ['DELETE FROM photo', null],
  ["DELETE FROM person WHERE id = 'anna'", null],
])('sees at once what was changed by %s', (change, then) => {
  nameOf('anna', '1')
  sqlite.exec(change)
  expect(nameOf('anna', '1')).toBe(then)
})

test('what an undone transaction showed is not remembered', () => {
  sqlite.exec("BEGIN; UPDATE photo SET name = 'sea'")
  expect(nameOf('anna', '1')).toBe('sea')
  sqlite.exec('ROLLBACK')
  expect(nameOf('anna', '1')).toBe('beach')
})

test('a closed database is said, not remembered over', () => {
  nameOf('anna', '1')
  sqlite.close()
  expect(() => nameOf('anna', '1')).toThrow(/not open/)
})
