import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailServer } from '../mail/testing.ts'
import {
  cookieOf,
  household,
  post,
  setUp,
  startTestAppliance,
  type TestAppliance,
} from '../testing.ts'
import { api, logIn, outbox, register, sql } from './routes/testing.ts'

let server: Awaited<ReturnType<typeof startMailServer>>
let house: TestAppliance
beforeAll(async () => {
  server = await startMailServer()
  house = await startTestAppliance({
    HEARTH_SIGNUP: 'open',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(server.port),
    SMTP_FROM: 'hearth@lindens.example',
  })
  await setUp(house.origin)
})
afterAll(async () => {
  await house.close()
  await server.close()
})

const call = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(`${api(house)}${path}`, body, headers)

const lettersTo = (address: string) =>
  server.received.flatMap(({ mail }) =>
    mail.to.value.some((to) => to.address === address) ? [mail.text ?? ''] : [],
  )

/** The link in the n-th letter to somebody, once that has come. */
async function linkTo(address: string, nth = 1): Promise<string> {
  await expect.poll(() => lettersTo(address).length).toBe(nth)
  return /^https?:\/\/\S+$/m.exec(lettersTo(address)[nth - 1] ?? '')?.[0] ?? ''
}
const follow = (link: string) => fetch(link, { redirect: 'manual' })
const emailOf = (id: string) =>
  sql<{ email: string }>(house, 'SELECT email FROM user WHERE id = ?', id)

/** Somebody who has signed up and followed the link in the letter. */
async function confirmed(name: string) {
  const email = `${name}@example.org`
  expect((await register(house, { email, name })).status).toBe(200)
  const early = await call('/login', { email, password: household.password })
  expect(early.status).toBe(403)
  const way = await follow(await linkTo(email))
  expect([way.status, way.headers.get('location')]).toEqual([302, '/'])
  return logIn(house, email)
}

test('who signs up confirms the address by the link in a letter, and by another where it is lost', async () => {
  const bob = await confirmed('bob')
  expect(bob.accessToken).toBeTruthy()
  const email = 'carol@example.org'
  await register(house, { email, name: 'Carol' })
  await linkTo(email)
  expect((await call('/resend-verification', { email })).status).toBe(200)
  await follow(await linkTo(email, 2))
  await logIn(house, email)
  // What still lies in the outbox needs nobody.
  const links = (await outbox(house)).filter(({ address }) => address === email)
  expect(links.map(({ url }) => url)).toEqual(['', ''])
})

test('a link by mail signs in, once', async () => {
  const dora = await confirmed('dora')
  expect((await call('/magic-link', { email: dora.email })).status).toBe(200)
  const link = await linkTo(dora.email, 2)
  const way = await follow(link)
  const cookie = cookieOf(way)
  const profile = await fetch(`${api(house)}/profile`, { headers: { cookie } })
  expect(await profile.json()).toMatchObject({ user: { email: dora.email } })
  expect((await follow(link)).headers.getSetCookie().join()).not.toContain('session_token=')
})

test('nobody gets a letter at an address that is not known', async () => {
  const erik = await confirmed('erik')
  const nobody = 'nobody@example.org'
  for (const path of ['/magic-link', '/forgot-password']) {
    await call(path, { email: nobody })
    await call(path, { email: erik.email })
  }
  await linkTo(erik.email, 3)
  expect(lettersTo(nobody)).toEqual([])
})

test('another address takes two letters: the old one agrees, the new one proves itself', async () => {
  const finn = await confirmed('finn')
  const newEmail = 'finn.new@example.org'
  await call('/change-email', { newEmail }, { cookie: finn.cookie })
  await follow(await linkTo(finn.email, 2))
  expect(emailOf(finn.user.id)).toEqual([{ email: finn.email }])
  const sessions = () => sql(house, 'SELECT id FROM session WHERE user_id = ?', finn.user.id).length
  const before = sessions()
  const way = await follow(await linkTo(newEmail))
  expect([way.status, way.headers.get('location')]).toEqual([302, '/'])
  expect(emailOf(finn.user.id)).toEqual([{ email: newEmail }])
  // It proves an address, not a second factor: nobody is signed in by it.
  expect(sessions()).toBe(before)
  expect(way.headers.getSetCookie().filter((line) => /session_token=[^;]/.test(line))).toEqual([])
  await logIn(house, newEmail)
})

test('the first of the two letters about an address ends where it says that another follows', async () => {
  const { user, email, cookie } = await confirmed('jill')
  const newEmail = 'jill.new@example.org'
  await call('/change-email', { newEmail, callbackURL: '/verified' }, { cookie })
  const first = await follow(await linkTo(email, 2))
  expect(first.headers.get('location')).toBe('/verified?half=1')
  expect(emailOf(user.id)).toEqual([{ email }])
  const second = await follow(await linkTo(newEmail))
  expect(second.headers.get('location')).toBe('/verified')
  expect(emailOf(user.id)).toEqual([{ email: newEmail }])
})

test('who is signed in while following the link stays so', async () => {
  const { user, email, cookie } = await confirmed('iris')
  const newEmail = 'iris.new@example.org'
  await call('/change-email', { newEmail }, { cookie })
  await follow(await linkTo(email, 2))
  await fetch(await linkTo(newEmail), { redirect: 'manual', headers: { cookie } })
  expect(emailOf(user.id)).toEqual([{ email: newEmail }])
  const profile = await fetch(`${api(house)}/profile`, { headers: { cookie } })
  expect(await profile.json()).toMatchObject({ user: { email: newEmail } })
})

test.each([
  { name: 'gina', agreed: false },
  { name: 'hal', agreed: true },
])(
  'a new password ends a change under way, agreed to or not: $agreed',
  async ({ name, agreed }) => {
    const owner = await confirmed(name)
    const newEmail = `${name}.thief@example.org`
    await call('/change-email', { newEmail }, { cookie: owner.cookie })
    const first = await linkTo(owner.email, 2)
    if (agreed) await follow(first)
    const link = agreed ? await linkTo(newEmail) : first
    const body = { currentPassword: household.password, newPassword: 'another long password' }
    const changed = await call('/change-password', body, { cookie: owner.cookie })
    expect(changed.status).toBe(200)
    expect((await follow(link)).headers.get('location')).toContain('error=')
    expect(emailOf(owner.user.id)).toEqual([{ email: owner.email }])
    expect(lettersTo(newEmail)).toHaveLength(agreed ? 1 : 0)
  },
)
