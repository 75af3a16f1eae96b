import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { household, post, setUp, startTestAppliance, type TestAppliance } from '../testing.ts'
import { api, bearer, joinAs, logIn, outbox, register, sql } from './routes/testing.ts'

let house: TestAppliance
let admin: { cookie: string; userId: string }
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  admin = await setUp(house.origin)
})
afterAll(() => house.close())

type Shown = { id: string; kind: string; address: string; state: string }

/** As the outbox page gets them. */
async function shown(address: string): Promise<Shown[]> {
  const answer = await fetch(`${house.origin}/api/v1/admin/outbox`, {
    headers: { cookie: admin.cookie },
  })
  const { letters } = (await answer.json()) as { letters: Shown[] }
  return letters.filter((letter) => letter.address === address)
}
const states = async (address: string) =>
  Object.fromEntries((await shown(address)).map(({ kind, state }) => [kind, state]))
const linkTo = async (address: string, kind: string) =>
  (await outbox(house)).find((letter) => letter.address === address && letter.kind === kind)?.url ??
  ''
const contents = (address: string) =>
  sql<{ content: string }>(house, 'SELECT content FROM mail WHERE address = ?', address)
    .map(({ content }) => content)
    .join()
const call = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(`${api(house)}${path}`, body, headers)

/** Asks for every link there is. */
async function askForAll(somebody: Awaited<ReturnType<typeof joinAs>>, newEmail: string) {
  const { email, cookie } = somebody
  await call('/forgot-password', { email })
  await call('/magic-link', { email })
  await call('/change-email', { newEmail }, { cookie })
  expect(await states(email)).toEqual({ reset: 'waiting', 'magic-link': 'waiting' })
  expect(await states(newEmail)).toEqual({ 'email-change': 'waiting' })
}

describe('a new password', () => {
  const change = (somebody: Awaited<ReturnType<typeof joinAs>>) =>
    bearer(house, somebody, '/change-password', 'POST', {
      currentPassword: household.password,
      newPassword: 'another long password',
    })
  const reset = async ({ email }: { email: string }) => {
    const token = new URL(await linkTo(email, 'reset')).searchParams.get('token')
    return call('/reset-password', { token, newPassword: 'another long password' })
  }
  const byAdmin = ({ user }: { user: { id: string } }) =>
    post(
      `${house.auth}/api/auth/admin/set-user-password`,
      { userId: user.id, newPassword: 'another long password' },
      { cookie: admin.cookie },
    )

  test.each([
    { by: 'bob', name: 'by its owner', set: change },
    { by: 'carol', name: 'by a reset link', set: reset },
    { by: 'dora', name: 'by an admin', set: byAdmin },
  ])('$name makes letters with older links needless, and their links void', async ({ by, set }) => {
    const somebody = await joinAs(house, by)
    const newEmail = `${by}.thief@example.org`
    await askForAll(somebody, newEmail)
    const links = [
      await linkTo(newEmail, 'email-change'),
      await linkTo(somebody.email, 'magic-link'),
    ]
    expect((await set(somebody)).status).toBe(200)

    expect(await states(somebody.email)).toEqual({
      reset: 'not-needed',
      'magic-link': 'not-needed',
    })
    expect(await states(newEmail)).toEqual({ 'email-change': 'not-needed' })
    expect(contents(somebody.email) + contents(newEmail)).not.toContain('link')
    for (const { id } of [...(await shown(somebody.email)), ...(await shown(newEmail))]) {
      const ask = (what: string) =>
        post(
          `${house.origin}/api/v1/admin/outbox/${id}/${what}`,
          {},
          { cookie: admin.cookie },
        ).then(({ status }) => status)
      expect([await ask('link'), await ask('retry')]).toEqual([404, 409])
    }

    for (const link of links) {
      const way = await fetch(link, { redirect: 'manual' })
      expect(way.headers.getSetCookie().join()).not.toContain('session_token=')
      expect(way.headers.get('location') ?? '').toContain('error=')
    }
    expect(sql(house, 'SELECT email FROM user WHERE id = ?', somebody.user.id)).toEqual([
      { email: somebody.email },
    ])
    await logIn(house, somebody.email, 'another long password')
  })
})

test('a link to another address works once, and the others of that person go with it', async () => {
  const eve = await joinAs(house, 'eve')
  for (const newEmail of ['eve.one@example.org', 'eve.two@example.org'])
    await call('/change-email', { newEmail }, { cookie: eve.cookie })
  const [one, two] = [
    await linkTo('eve.one@example.org', 'email-change'),
    await linkTo('eve.two@example.org', 'email-change'),
  ]
  const way = await fetch(one, { redirect: 'manual' })
  expect([way.status, way.headers.get('location')]).toEqual([302, '/'])
  await logIn(house, 'eve.one@example.org')
  expect(await states('eve.one@example.org')).toEqual({ 'email-change': 'not-needed' })
  expect(await states('eve.two@example.org')).toEqual({ 'email-change': 'not-needed' })
  for (const link of [one, two]) {
    const again = await fetch(link, { redirect: 'manual' })
    expect(again.headers.get('location')).toContain('error=')
  }
})

test('a link to another address that nobody asked for here is none, however well signed', async () => {
  const finn = await joinAs(house, 'finn')
  await call('/change-email', { newEmail: 'finn.new@example.org' }, { cookie: finn.cookie })
  const link = await linkTo('finn.new@example.org', 'email-change')
  sql(house, `DELETE FROM verification WHERE identifier LIKE 'address-change:%'`)
  const bare = new URL(link)
  bare.searchParams.delete('callbackURL')
  expect((await fetch(bare, { redirect: 'manual' })).status).toBe(401)
  expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toContain('error=')
  await logIn(house, finn.email)
})

test('a link that signed somebody in is used up, and so is its letter', async () => {
  const gina = await joinAs(house, 'gina')
  await call('/magic-link', { email: gina.email })
  const link = await linkTo(gina.email, 'magic-link')
  const way = await fetch(link, { redirect: 'manual' })
  expect(way.headers.getSetCookie().join()).toContain('session_token=')
  expect(await states(gina.email)).toEqual({ 'magic-link': 'not-needed' })
  expect(contents(gina.email)).not.toContain('link"')
})

describe('an invitation', () => {
  type Made = { id: string; code: string }
  const invite = async (email: string) =>
    (await (
      await post(`${house.origin}/api/v1/admin/invites`, { email }, { cookie: admin.cookie })
    ).json()) as Made
  const all = async (email: string) => (await shown(email)).map(({ state }) => state).toSorted()

  test('that was redeemed needs no letter; another one does', async () => {
    const email = 'hal@example.org'
    const { code } = await invite(email)
    await invite(email)
    expect(await all(email)).toEqual(['waiting', 'waiting'])
    expect((await register(house, { email, name: 'Hal', inviteCode: code })).status).toBe(200)
    expect(await all(email)).toEqual(['not-needed', 'waiting'])
    const links = (await outbox(house)).filter(({ address }) => address === email)
    expect(links.map(({ url }) => url.includes(code))).toEqual([false, false])
  })

  test('that was withdrawn needs none either', async () => {
    const email = 'iris@example.org'
    const { id } = await invite(email)
    const gone = await fetch(`${house.origin}/api/v1/admin/invites/${id}`, {
      method: 'DELETE',
      headers: { cookie: admin.cookie, origin: house.origin },
    })
    expect(gone.status).toBe(200)
    expect(await all(email)).toEqual(['not-needed'])
    expect(contents(email)).not.toContain('link')
  })
})
