import Database from 'better-sqlite3'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailServer } from '../mail/testing.ts'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { followLogLevel } from './log-level.ts'

/** The whole house, in which somebody chooses while it runs. */
let house: TestAppliance
let admin: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  house = await startTestAppliance()
  admin = await setUp(house.origin)
})
afterAll(() => house.close())

const asAdmin = (path: string, method = 'GET', body?: object) =>
  fetch(`${house.origin}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
const choose = async (wish: object) => {
  const answer = await asAdmin('/admin/appliance/choices', 'PATCH', wish)
  expect(answer.status).toBe(200)
}
const signUpAs = (name: string) =>
  post(`${house.origin}/api/auth/sign-up/email`, {
    name,
    email: `${name}@example.org`,
    password: household.password,
  })

test('sign-up opens, counts and closes at once', async () => {
  expect((await signUpAs('ben')).ok).toBe(false)
  await choose({ signup: 'open' })
  expect((await signUpAs('ben')).status).toBe(200)
  await choose({ maxDailySignups: 1 })
  expect((await signUpAs('eve')).ok).toBe(false)
  await choose({ maxDailySignups: 10 })
  expect((await signUpAs('eve')).ok).toBe(true)
  await choose({ signup: 'closed' })
  expect((await signUpAs('kim')).ok).toBe(false)
  const status = await fetch(`${house.origin}/api/v1/auth/signup-status`)
  expect(await status.json()).toMatchObject({ registrationOpen: false, limit: 10 })
})

test('the share of each person and the largest upload count from the next upload on', async () => {
  const upload = (size: number) =>
    fetch(`${house.media}/api/v1/media/upload?filename=${crypto.randomUUID()}.bin`, {
      method: 'PUT',
      body: Buffer.alloc(size, crypto.randomUUID()),
      headers: { authorization: `Bearer ${admin.token}` },
    })
  await choose({ maxUpload: 1_000_000 })
  expect((await upload(1_500_000)).status).toBe(413)
  await choose({ maxUpload: 3_000_000, quota: 2_000_000 })
  expect((await upload(1_500_000)).status).toBe(201)
  expect((await upload(1_500_000)).status).toBe(507)
  await choose({ maxUpload: null, quota: null })
  expect((await upload(1_500_000)).status).toBe(201)
})

test('a mail server that is chosen sends what waited, and whoever joins confirms the address', async () => {
  const server = await startMailServer({
    onAuth: ({ username, password }, _, done) =>
      username === 'ada' && password === 'open sesame'
        ? done(null, { user: 'ada' })
        : done(new Error('no')),
    authOptional: false,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
  })
  const mail = { host: '127.0.0.1', port: server.port, user: 'ada', from: 'home@lindens.example' }
  await choose({ signup: 'open', maxDailySignups: null })
  expect(
    (await post(`${house.origin}/api/v1/auth/forgot-password`, { email: household.email })).ok,
  ).toBe(true)
  expect((await asAdmin('/admin/appliance/choices/trial', 'POST', {})).status).toBe(409)

  await choose({ mail: { ...mail, pass: 'wrong' } })
  const refused = await asAdmin('/admin/appliance/choices/trial', 'POST', {})
  expect(await refused.json()).toMatchObject({ sent: false, reason: 'mail-login' })

  // What the first server refused does not wait for its next try.
  await choose({ mail: { pass: 'open sesame' } })
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBe(1)
  const tried = await asAdmin('/admin/appliance/choices/trial', 'POST', { language: 'de' })
  expect(await tried.json()).toEqual({ sent: true, reason: null, message: null })
  expect(server.received[1]?.mail.subject).toContain('Briefe kommen an')
  expect(server.received[1]?.session.envelope.rcptTo[0]?.address).toBe(household.email)

  expect((await signUpAs('leo')).ok).toBe(true)
  const login = await post(`${house.origin}/api/v1/auth/login`, {
    email: 'leo@example.org',
    password: household.password,
  })
  expect(await login.json()).toMatchObject({ error: 'EMAIL_NOT_VERIFIED' })
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBe(3)

  await choose({ mail: null })
  expect((await signUpAs('mia')).ok).toBe(true)
  const without = await post(`${house.origin}/api/v1/auth/login`, {
    email: 'mia@example.org',
    password: household.password,
  })
  expect(without.status).toBe(200)
  await server.close()
})

test('every admin reads of it, and no password stands in the database', () => {
  const db = new Database(join(house.dir, 'hearth.db'), { readonly: true })
  const events = db.prepare(
    `SELECT user_id, metadata FROM security_event WHERE event_type = 'house_changed'`,
  )
  const found = events.all() as { user_id: string; metadata: string }[]
  expect(found.length).toBeGreaterThan(5)
  expect(found.every(({ user_id }) => user_id === admin.userId)).toBe(true)
  expect(found.some(({ metadata }) => metadata.includes('SMTP_PASS'))).toBe(true)
  expect(JSON.stringify(found)).not.toContain('open sesame')
  db.close()
})

test('the log follows, and one that nobody chose anything for stays as it was', () => {
  const log = pino({ level: 'silent' })
  let level: { value: 'info' | 'debug'; by: 'default' | 'choice' } = {
    value: 'info',
    by: 'default',
  }
  const ears: (() => void)[] = []
  followLogLevel(log, { read: () => level as never }, { onChange: (hear) => void ears.push(hear) })
  for (const hear of ears) hear()
  expect(log.level).toBe('silent')
  level = { value: 'debug', by: 'choice' }
  for (const hear of ears) hear()
  expect(log.level).toBe('debug')
})
