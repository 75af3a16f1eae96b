import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  household,
  post,
  setUp,
  startTestAppliance,
  temporaryFolder,
  type TestAppliance,
} from '../testing.ts'
import { api, joinAs, logIn, sql } from '../auth/routes/testing.ts'
import { enrol } from '../auth/second-factor/testing.ts'
import { makeAdmin } from './make-admin.ts'
import { resetPassword } from './reset-password.ts'
import { unlock } from './unlock.ts'

let dir: string
let house: TestAppliance
const said: string[] = []

beforeEach(async () => {
  dir = await temporaryFolder()
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' }, { dir })
  await setUp(house.origin)
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await house.close()
  await rm(dir, { recursive: true, force: true })
})

const at = (...args: string[]): [string[], NodeJS.ProcessEnv] => [
  [...args, '--data-dir', dir],
  { HEARTH_PORT: '4999' },
]
const login = (password: string) =>
  post(`${api(house)}/login`, { email: household.email, password }).then(({ status }) => status)
const events = () =>
  sql<{ event_type: string; metadata: string }>(
    house,
    `SELECT event_type, metadata FROM security_event WHERE metadata ->> 'by' = 'command line'`,
  )

test('unlock: the account can sign in at once, while Hearth runs', async () => {
  for (let n = 0; n < 5; n++) await login('wrong wrong')
  expect(await login(household.password)).toBe(429)
  expect(await unlock(...at('Ada@example.org '))).toBe(0)
  expect(said).toEqual(['ada@example.org is unlocked and can sign in again at once.'])
  expect(await login(household.password)).toBe(200)
  expect(events()).toMatchObject([{ event_type: 'account_unlocked' }])
  expect(await unlock(...at('ada@example.org', '--json'))).toBe(0)
  expect(JSON.parse(said[1] ?? '')).toEqual({ email: 'ada@example.org', unlocked: false })
})

test('unlock --second-factor: phone and backup codes are lost, the password is enough', async () => {
  const { cookie } = await logIn(house)
  await enrol(house.origin, { cookie })
  const signIn = async () =>
    (await post(`${api(house)}/login`, { ...household })).json() as Promise<object>
  expect(await signIn()).toMatchObject({ twoFactorRedirect: true })
  expect(await resetPassword(...at('ada@example.org'))).toBe(0)
  expect(said.pop()).toContain('hearth unlock ada@example.org --second-factor')
  expect(await unlock(...at('ada@example.org'))).toBe(0)
  expect(await signIn()).toMatchObject({ twoFactorRedirect: true })
  expect(await unlock(...at('ada@example.org', '--second-factor'))).toBe(0)
  expect(said.pop()).toMatch(/The authenticator app is turned off: the password alone is enough/)
  expect(await signIn()).toMatchObject({ accessToken: expect.any(String) })
  for (const table of ['two_factor', 'trusted_device'])
    expect(sql(house, `SELECT 1 FROM ${table}`)).toEqual([])
  expect(
    sql(house, `SELECT metadata FROM security_event WHERE event_type = 'second_factor_disabled'`),
  ).toEqual([{ metadata: '{"by":"machine"}' }])
  expect(await unlock(...at('ada@example.org', '--second-factor', '--json'))).toBe(0)
  expect(JSON.parse(said.pop() ?? '')).toMatchObject({ secondFactorTurnedOff: false })
  expect(await resetPassword(...at('ada@example.org'))).toBe(0)
  expect(said.pop()).not.toContain('--second-factor')
})

test('reset-password: a link that sets a new one, once', async () => {
  const before = await logIn(house)
  expect(await resetPassword(...at('ada@example.org', '--json'))).toBe(0)
  const { link, running } = JSON.parse(said[0] ?? '') as { link: string; running: boolean }
  expect(running).toBe(true)
  expect(link).toMatch(`${house.origin}/reset-password?token=`)
  const token = new URL(link).searchParams.get('token')
  const reset = () => post(`${api(house)}/reset-password`, { token, newPassword: 'a fresh one 1' })
  expect((await reset()).status).toBe(200)
  expect(await login('a fresh one 1')).toBe(200)
  const profile = await fetch(`${api(house)}/profile`, { headers: { cookie: before.cookie } })
  expect(profile.status).toBe(401)
  expect((await reset()).status).toBe(400)
})

test('reset-password: without Hearth the link says how to start, and works then', async () => {
  await house.close()
  expect(await resetPassword(...at('ada@example.org'))).toBe(0)
  expect(said[0]).toMatch(/^Start Hearth .*\nhttp:\/\/localhost:4999\/reset-password\?token=/)
  const token = new URL(said[0]?.split('\n')[1] ?? '').searchParams.get('token')
  house = await startTestAppliance({}, { dir })
  const answer = await post(`${api(house)}/reset-password`, { token, newPassword: 'a fresh one 2' })
  expect(answer.status).toBe(200)
})

test('make-admin: at once, and also for who was switched off', async () => {
  const bob = await joinAs(house, 'bob')
  sql(house, `UPDATE user SET banned = 1 WHERE id = ?`, bob.user.id)
  const invites = () =>
    fetch(`${house.origin}/api/v1/admin/invites`, {
      headers: { authorization: `Bearer ${bob.accessToken}` },
    }).then(({ status }) => status)
  expect(await invites()).toBe(401)
  expect(await makeAdmin(...at('bob@example.org'))).toBe(0)
  expect(said).toEqual(['bob@example.org is an admin now and can sign in.'])
  expect(await invites()).toBe(200)
  expect(events()).toMatchObject([{ event_type: 'role_changed' }])
})

test('whom nobody knows is said, and nothing changes', async () => {
  for (const command of [unlock, resetPassword, makeAdmin]) {
    await expect(command(...at('eve@example.org'))).rejects.toThrow(
      'Nobody on this Hearth has the e-mail address eve@example.org.',
    )
    await expect(command(...at())).rejects.toThrow('write their e-mail address')
  }
  expect(events()).toEqual([])
})
