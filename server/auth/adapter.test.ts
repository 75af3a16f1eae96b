import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin } from 'better-auth/plugins/admin'
import { organization } from 'better-auth/plugins/organization'
import type { BetterAuthOptions } from 'better-auth'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authSchema, openStorage, type Storage } from '../../storage/index.ts'
import { createAdapter } from './adapter.ts'

const options = {
  user: {
    additionalFields: {
      accessTier: { type: 'string', required: true, input: false, defaultValue: 'public' },
    },
  },
  session: { additionalFields: { deviceName: { type: 'string', required: false } } },
  advanced: { database: { generateId: 'uuid' } },
  plugins: [organization(), admin()],
} satisfies BetterAuthOptions

const at = new Date(1_700_000_000_123)
let dir: string
let storage: Storage
let ours: ReturnType<ReturnType<typeof createAdapter>>
let usual: ReturnType<ReturnType<typeof drizzleAdapter>>

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-adapter-'))
  storage = await openStorage({ dir })
  ours = createAdapter(storage)(options)
  usual = drizzleAdapter(storage.drizzle, { provider: 'sqlite', schema: authSchema })(options)
  const user = { name: 'Ada', email: 'ada@example.org', emailVerified: true, banned: false }
  const times = { createdAt: at, updatedAt: at }
  const { id: userId } = await usual.create<Record<string, unknown>>({
    model: 'user',
    data: { ...user, ...times },
  })
  for (const providerId of ['credential', 'another']) {
    const data = { userId, accountId: userId, providerId, password: 'x', ...times }
    await usual.create({ model: 'account', data })
  }
})

afterAll(async () => {
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

const isAda = [{ field: 'email', value: 'ada@example.org' }]

test.each([
  ['by address', { where: isAda }],
  ['with accounts', { where: isAda, join: { account: true } }],
  ['nobody', { where: [{ field: 'email', value: 'ben@example.org' }], join: { account: true } }],
  ['some fields', { where: isAda, select: ['name'] }],
  ['by another field', { where: [{ field: 'name', value: 'Ada' }] }],
  ['in any spelling', { where: [{ ...isAda[0], mode: 'insensitive' as const }] }],
  ['by two fields', { where: [...isAda, { field: 'name', value: 'Ben' }] }],
  ['by part of it', { where: [{ ...isAda[0], operator: 'starts_with' as const, value: 'ada@' }] }],
])('a person is found as by the usual way: %s', async (_, question) => {
  const asked = { model: 'user', ...question } as Parameters<typeof ours.findOne>[0]
  const found = await ours.findOne<Record<string, unknown>>(asked)
  expect(found).toStrictEqual(await usual.findOne(asked))
  expect(JSON.stringify(found)).toBe(JSON.stringify(await usual.findOne(asked)))
  if (!found?.['id']) return
  const byId = { model: 'user', where: [{ field: 'id', value: found['id'] as string }] }
  expect(await ours.findOne(byId)).toStrictEqual(await usual.findOne(byId))
})

test('a session is added as by the usual way', async () => {
  const { id: userId } =
    (await usual.findOne<{ id: string }>({ model: 'user', where: isAda })) ?? {}
  const session = { userId, ipAddress: '', userAgent: 'x', expiresAt: at, unheardOf: 1 }
  const add = (adapter: typeof ours, token: string) =>
    adapter.create<Record<string, unknown>>({
      model: 'session',
      data: { ...session, token, createdAt: at, updatedAt: at },
      forceAllowId: true,
    })
  const [mine, theirs] = [await add(ours, 'one'), await add(usual, 'two')]
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
  const same = { id: expect.stringMatching(shape), token: expect.any(String) }
  expect(mine).toStrictEqual({ ...theirs, ...same })
  expect(Object.keys(mine)).toEqual(Object.keys(theirs))
  const kept = (token: string) =>
    storage.sqlite.prepare('SELECT * FROM session WHERE token = ?').get(token)
  expect(kept('one')).toStrictEqual({ ...(kept('two') as object), ...same })
})

test('what the database refuses is told, and nothing is kept', async () => {
  const data = { userId: 'nobody', token: 'three', expiresAt: at, createdAt: at, updatedAt: at }
  await expect(ours.create({ model: 'session', data })).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  })
})
