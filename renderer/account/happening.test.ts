import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../messages/en/index.ts'
import { whatHappened } from './happening.ts'

const server = join(import.meta.dirname, '../../server')
const sources = ['auth', 'account', 'cli']
  .flatMap((room) =>
    readdirSync(join(server, room), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(server, room, path),
    ),
  )
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))

/** As they stand in the type, beside `eventType`, or in what tells somebody. */
function typesIn(source: string): string[] {
  const union = /type SecurityEventType =([\s\S]*?)\n\n/.exec(source)?.[1] ?? ''
  const told = source.match(/eventType\b[^\n]*|\btell\([^\n]*/g) ?? []
  const quoted = (text: string) =>
    [...text.matchAll(/'([a-z_]+)'/g)].flatMap(([, word]) => word ?? [])
  return [...quoted(union), ...told.flatMap(quoted).filter((word) => word.includes('_'))]
}

const types = [...new Set(sources.flatMap(typesIn))]

it('finds what the server writes', () => {
  expect(types).toEqual(
    expect.arrayContaining(['register', 'logout', 'tier_changed', 'account_enabled']),
  )
})

it('has words for everything that happens to an account', () => {
  const wordless = types.filter(
    (eventType) => whatHappened({ eventType, metadata: null }, en) === en.activity.other,
  )
  expect(wordless).toEqual([])
})

it('says so where somebody else did it', () => {
  const { byAdmin, byMachine, what } = en.activity
  const asked = (by?: string) =>
    whatHappened({ eventType: 'password_reset_requested', metadata: by ? { by } : null }, en)
  expect(asked()).toBe(what.password_reset_requested)
  expect(asked('0198c9a2-7b1c-7000-8000-000000000000')).toBe(byAdmin.password_reset_requested)
  expect(asked('machine')).toBe(byMachine.password_reset_requested)
  expect(asked('command line')).toBe(byMachine.password_reset_requested)
  const changed = { eventType: 'password_changed', metadata: { by: 'admin' } }
  expect(whatHappened(changed, en)).toBe(byAdmin.password_changed)
  const joined = { eventType: 'register', metadata: { by: 'sign-up' } }
  expect(whatHappened(joined, en)).toBe(what.register)
})
