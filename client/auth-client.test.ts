import { createOTP } from '@better-auth/utils/otp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { household, setUp, startTestAppliance, type TestAppliance } from '../server/testing.ts'
import { AuthClient, type Fetch, isSecondFactorDue, MediaClient } from './index.ts'

let appliance: TestAppliance
let token: string
let ada: AuthClient

beforeAll(async () => {
  appliance = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  token = (await setUp(appliance.origin)).token
  ada = new AuthClient(appliance.origin, { token })
})
afterAll(() => appliance.close())

/** Node keeps no cookies; this fetch does, as a browser would. */
function keepingCookies(): Fetch {
  const jar = new Map<string, string>()
  return async (input, init) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const headers = { ...(init?.headers as Record<string, string>), cookie }
    const origin = new URL(input).origin
    const answer = await fetch(input, { ...init, headers: { ...headers, origin } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    return answer
  }
}

const visitor = () => new AuthClient(appliance.origin, { fetch: keepingCookies() })

it('signs up, in and out', async () => {
  expect(await visitor().signupStatus()).toMatchObject({ registrationOpen: true, mailSent: false })
  const ben = visitor()
  const person = { email: 'ben@example.org', password: household.password, name: 'Ben' }
  expect((await ben.signUp(person)).user).toMatchObject({ name: 'Ben' })
  await expect(ben.signUp(person)).rejects.toMatchObject({ code: 'EMAIL_ALREADY_REGISTERED' })
  await expect(ben.signIn({ ...person, password: 'not it' })).rejects.toMatchObject({
    code: 'INVALID_CREDENTIALS',
    status: 401,
  })
  const answer = await ben.signIn({ ...person, deviceName: 'Ben’s phone' })
  expect(isSecondFactorDue(answer)).toBe(false)
  expect(await ben.updateProfile({ name: 'Benedict' })).toMatchObject({ name: 'Benedict' })
  const { accessToken, refreshToken } = await ben.sessionToToken()
  expect(accessToken).toMatch(/^ey/)
  const renewed = await visitor().refresh(refreshToken)
  await visitor().signOut(renewed.refreshToken)
  await expect(ben.sessions.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

it('tells of sessions, and ends one', async () => {
  const other = visitor()
  await other.signIn({ ...household, deviceName: 'Tablet' })
  const tablet = (await ada.sessions.list()).find(({ deviceName }) => deviceName === 'Tablet')
  expect(tablet).toMatchObject({ current: false })
  await ada.sessions.remove(tablet?.id ?? '')
  await expect(other.sessions.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(ada.sessions.remove('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const events = await ada.securityEvents(5)
  expect(events.map(({ eventType }) => eventType)).toContain('session_revoked')
})

it('makes keys that open media, and revokes them', async () => {
  const made = await ada.apiKeys.create({ name: 'Backup', scopes: ['media:read'] })
  expect(made.key).toMatch(/^sk_live_/)
  await new MediaClient(appliance.media, made.key).stats()
  expect((await ada.apiKeys.list())[0]).toMatchObject({ name: 'Backup', revokedAt: null })
  await ada.apiKeys.remove(made.id)
  await expect(new MediaClient(appliance.media, made.key).stats()).rejects.toMatchObject({
    status: 401,
  })
})

it('turns the second factor on, and signs in with both kinds of codes', async () => {
  const cid = visitor()
  const person = { email: 'cid@example.org', password: household.password }
  await cid.signUp({ ...person, name: 'Cid' })
  await cid.signIn(person)
  expect(await cid.secondFactor.state()).toMatchObject({ enabled: false })
  await expect(cid.secondFactor.enable('not it')).rejects.toMatchObject({ status: 401 })
  const { totpURI, backupCodes } = await cid.secondFactor.enable(person.password)
  await cid.secondFactor.verify(await codeOf(totpURI))
  expect(await cid.secondFactor.state()).toMatchObject({ enabled: true })

  const phone = visitor()
  expect(isSecondFactorDue(await phone.signIn(person))).toBe(true)
  await expect(phone.secondFactor.verify('000000')).rejects.toMatchObject({
    code: 'TWO_FACTOR_FAILED',
  })
  await phone.secondFactor.backupCode(backupCodes[0] ?? '', { trustDevice: true })
  const [trusted] = await phone.trustedDevices.list()
  await phone.trustedDevices.remove(trusted?.id ?? '')
  expect(await phone.trustedDevices.list()).toEqual([])
  expect(await phone.secondFactor.renewBackupCodes(person.password)).toHaveLength(10)
  await phone.secondFactor.disable(person.password)
})

it('knows where passkeys work, and lists none', async () => {
  expect(await ada.passkeys.capability()).toMatchObject({ enabled: true })
  expect(await ada.passkeys.list()).toEqual([])
  const options = await ada.passkeys.signInOptions<{ challenge: string }>()
  expect(options.challenge).toBeTruthy()
  await expect(ada.passkeys.rename('nobody', 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('shows, exports and erases what is theirs', async () => {
  expect((await ada.me.data()).user).toMatchObject({ email: household.email })
  expect((await ada.me.readers()).admins).toEqual([{ name: household.name, isMe: true }])
  expect(ada.me.exportUrl({ media: true })).toMatch(/\/api\/v1\/me\/data\/export\?media=1$/)
  expect(await ada.apps.list()).toEqual([])
  await expect(ada.devices.find('BBBBBBBB')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(ada.deleteAccount('not it')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
  const dan = visitor()
  const person = { email: 'dan@example.org', password: household.password }
  await dan.signUp({ ...person, name: 'Dan' })
  await dan.signIn(person)
  await dan.changePassword(person.password, 'another quiet river 7')
  await dan.deleteAccount('another quiet river 7')
  await expect(dan.signIn(person)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
  await visitor().forgotPassword('dan@example.org')
  await expect(visitor().resetPassword('x', 'another quiet river 7')).rejects.toMatchObject({
    code: 'TOKEN_INVALID',
  })
})

/** The code an authenticator app would show for this link now. */
function codeOf(link: string): Promise<string> {
  const secret = new URL(link).searchParams.get('secret') ?? ''
  const bits = [...secret.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return createOTP(Buffer.from(bytes).toString()).totp()
}
