import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  household,
  post,
  signUp,
  spawnAppliance,
  spawnHearth,
  temporaryFolder,
  type Started,
} from '../testing.ts'

/** The built program as somebody runs it who sits at the machine, beside a running Hearth. */
let dir: string
let house: Started

beforeAll(async () => {
  dir = await temporaryFolder()
  house = await spawnAppliance({ HEARTH_DATA_DIR: dir, HEARTH_SIGNUP: 'open' })
  await post(`${house.ready.origin}/api/v1/setup`, household)
})
afterAll(async () => {
  house?.child.kill('SIGKILL')
  await house?.exit
  await rm(dir, { recursive: true, force: true })
})

/** @returns its exit code, and what it said and complained about */
async function hearth(...args: string[]) {
  const { child, said: over, errors } = await spawnHearth(args, { HEARTH_DATA_DIR: dir })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const { code } = await over
  return { code, said: said.trim(), errors: errors() }
}

const login = async (email: string, password: string) =>
  (await post(`${house.ready.origin}/api/v1/auth/login`, { email, password })).status

test('a command asked for help gives it, and does nothing', async () => {
  const { code, said, errors } = await hearth('unlock', household.email, '--help')
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  for (const command of ['start', 'verify', 'unlock', 'reset-password', 'make-admin', 'help'])
    expect(said).toContain(command)
})

test('a command nobody knows ends with 2 and names those there are', async () => {
  const { code, said, errors } = await hearth('unlok')
  expect({ code, said }).toEqual({ code: 2, said: '' })
  expect(errors).toMatch(/does not know "unlok"\. It knows: .*unlock/)
})

test.each(['unlock', 'reset-password', 'make-admin'])(
  'hearth %s says in words whom it does not know, and that an address is missing',
  async (command) => {
    const unknown = await hearth(command, 'eve@example.org')
    expect(unknown).toMatchObject({ code: 1, said: '' })
    expect(unknown.errors.trim()).toBe(
      'Nobody on this Hearth has the e-mail address eve@example.org.',
    )
    const missing = await hearth(command)
    expect(missing).toMatchObject({ code: 1, said: '' })
    expect(missing.errors).toContain('write their e-mail address')
    expect(missing.errors).not.toMatch(/\n\s+at /)
  },
)

test('hearth unlock lets somebody try again at once', async () => {
  for (let tries = 0; tries < 5; tries++) await login(household.email, 'not the one')
  expect(await login(household.email, household.password)).toBe(429)
  const { code, said } = await hearth('unlock', household.email)
  expect({ code, said }).toEqual({
    code: 0,
    said: `${household.email} is unlocked and can sign in again at once.`,
  })
  expect(await login(household.email, household.password)).toBe(200)
})

test('hearth make-admin makes an admin of somebody', async () => {
  const { cookie } = await signUp(house.ready.origin, 'ben')
  const asks = async () =>
    (await fetch(`${house.ready.origin}/api/v1/admin/stats`, { headers: { cookie } })).status
  expect(await asks()).toBe(403)
  expect(await hearth('make-admin', 'ben@example.org')).toMatchObject({
    code: 0,
    said: 'ben@example.org is an admin now and can sign in.',
    errors: '',
  })
  expect(await asks()).toBe(200)
})

test('hearth reset-password gives a link that sets a new password, once', async () => {
  await signUp(house.ready.origin, 'cleo')
  const { code, said } = await hearth('reset-password', 'cleo@example.org', '--json')
  expect(code).toBe(0)
  const { link } = JSON.parse(said) as { link: string }
  expect(link).toContain(`${house.ready.origin}/reset-password?token=`)
  const token = new URL(link).searchParams.get('token')
  const wish = { token, newPassword: 'a fresh quiet river 1' }
  const reset = () => post(`${house.ready.origin}/api/v1/auth/reset-password`, wish)
  expect((await reset()).status).toBe(200)
  expect(await login('cleo@example.org', wish.newPassword)).toBe(200)
  expect((await reset()).status).toBe(400)
})
