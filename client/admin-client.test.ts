import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  household,
  setUp,
  signUp,
  startTestAppliance,
  type TestAppliance,
} from '../server/testing.ts'
import { AdminClient } from './index.ts'

let house: TestAppliance
let admin: AdminClient
let stranger: AdminClient
let ben: string

const asCookie = (cookie: string) => (input: string, init?: RequestInit) =>
  fetch(input, {
    ...init,
    headers: { ...(init?.headers as object), cookie, origin: new URL(input).origin },
  })

beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  const ada = await setUp(house.origin)
  admin = new AdminClient(house.origin, { fetch: asCookie(ada.cookie) })
  const second = await signUp(house.origin, 'ben')
  ben = second.userId
  stranger = new AdminClient(house.origin, { fetch: asCookie(second.cookie) })
})
afterAll(() => house.close())

it('finds people, changes their standing and tier, and erases them', async () => {
  expect(await admin.people.list({ search: 'BEN@', limit: 5 })).toMatchObject({
    total: 1,
    limit: 5,
  })
  expect((await admin.people.list()).total).toBe(2)
  await admin.people.change(ben, { role: 'admin' })
  await admin.people.changeTier(ben, 'alpha')
  await admin.people.change(ben, { role: 'user' })
  expect(await admin.people.find(ben)).toMatchObject({ role: 'user', accessTier: 'alpha' })
  expect(await admin.people.unlock(ben)).toBe(0)
  await expect(admin.people.find('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const me = (await admin.people.list({ search: household.email })).users[0]?.id ?? ''
  await expect(admin.people.erase(me)).rejects.toMatchObject({ code: 'CONFLICT' })
  const { userId } = await signUp(house.origin, 'cy')
  await admin.people.erase(userId)
  expect((await admin.people.list({ search: 'cy@' })).total).toBe(0)
})

it('makes a reset link to hand over, which is in no letter', async () => {
  const url = await admin.people.resetLink(ben)
  expect(new URL(url).pathname).toBe('/reset-password')
  const { letters } = await admin.outbox.list()
  expect(letters.filter(({ kind }) => kind === 'reset')).toEqual([])
  await expect(admin.people.resetLink('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('hands a letter over, and forgets it', async () => {
  const { url } = await admin.invites.create({ email: 'dan@example.org', expiresInHours: 24 })
  const { sends, letters } = await admin.outbox.list()
  expect(sends).toBe(false)
  const letter = letters.find(({ address }) => address === 'dan@example.org')
  expect(letter).toMatchObject({ kind: 'invitation', state: 'waiting' })
  const id = letter?.id ?? ''
  expect(await admin.outbox.link(id)).toBe(url)
  await expect(admin.outbox.retry(id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await admin.outbox.remove(id)
  expect((await admin.outbox.list()).letters.map((each) => each.id)).not.toContain(id)
  const [open] = await admin.invites.list()
  await admin.invites.remove(open?.id ?? '')
})

it('invites, and withdraws', async () => {
  const made = await admin.invites.create({ name: 'Cleo', expiresInHours: 24 })
  expect(made.url).toContain(`/join?code=${made.code}`)
  expect(await admin.invites.list()).toMatchObject([{ id: made.id, name: 'Cleo', email: null }])
  await admin.invites.remove(made.id)
  expect(await admin.invites.list()).toEqual([])
})

it('enters apps, shows their secret once, and says where they begin', async () => {
  const app = await admin.apps.create({ name: 'Recipes', redirectUris: ['https://r.example/cb'] })
  expect(app.clientSecret).toMatch(/^hcs_/)
  expect(await admin.apps.list()).toMatchObject([{ clientId: app.clientId, disabled: false }])
  const renewed = await admin.apps.update(app.clientId, { newSecret: true, disabled: true })
  expect(renewed.clientSecret).not.toBe(app.clientSecret)
  expect(renewed.disabled).toBe(true)
  await admin.apps.remove(app.clientId)
  expect((await admin.discovery()).issuer).toMatch(/^http/)
})

it('reads figures and lockouts', async () => {
  expect((await admin.stats()).totalUsers).toBeGreaterThan(1)
  expect(await admin.signIns()).toHaveLength(14)
  expect(await admin.lockouts()).toEqual([])
  await expect(admin.unlock('password:x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('tells how the machine is, and what it does', async () => {
  const { versions, worst } = await admin.appliance.status()
  expect(versions.node).toBe(process.versions.node)
  expect(['ok', 'note', 'warning', 'bad']).toContain(worst)
  expect(await admin.appliance.jobs.list()).toEqual({ jobs: [], next: null })
  expect(await admin.appliance.jobs.retryAll()).toBe(0)
  expect(await admin.appliance.jobs.dismissAll()).toBe(0)
  for (const ask of [admin.appliance.jobs.retry, admin.appliance.jobs.dismiss])
    await expect(ask('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { people } = await admin.appliance.holdings()
  expect(people.map(({ id }) => id)).toContain(ben)
  await admin.appliance.emptyCache()
  expect((await admin.appliance.spare()).cache.count).toBe(0)
  expect((await admin.appliance.settings()).map(({ name }) => name)).toContain('HEARTH_PORT')
  expect(await admin.appliance.log({ level: 'error', limit: 5 })).toHaveProperty('lines')
  expect((await admin.appliance.check()).findings.map(({ code }) => code)).toContain('database.ok')
})

it('tells how the home network stands, and changes it', async () => {
  expect(await admin.network.show()).toMatchObject({ on: false, onBy: 'default', origin: null })
  expect(await admin.network.rename('villa')).toMatchObject({ name: 'villa', nameBy: 'choice' })
  await expect(admin.network.rename('A house')).rejects.toMatchObject({ code: 'VALIDATION' })
  expect(await admin.network.renew()).toMatchObject({ on: false, fingerprint: null })
  expect(await admin.network.switch(false)).toMatchObject({ on: false, onBy: 'choice' })
  expect((await admin.network.check()).findings.map(({ code }) => code)).toContain('name.off')
})

it('hears that something changed', async () => {
  const heard = new Promise<string[]>((resolve) => {
    const stop = admin.appliance.watch((changed) => {
      if (!changed.includes('storage')) return
      stop()
      resolve(changed)
    })
  })
  // The first look only learns how it is, so that one change alone may come too early to be one.
  const writing = setInterval(() => void admin.people.changeTier(ben, 'beta'), 300)
  expect(await heard).toContain('storage')
  clearInterval(writing)
})

describe('nobody but an admin', () => {
  it('gets anything', async () => {
    for (const ask of [
      () => stranger.people.list(),
      () => stranger.outbox.list(),
      () => stranger.invites.list(),
      () => stranger.invites.create({}),
      () => stranger.apps.list(),
      () => stranger.stats(),
      () => stranger.signIns(),
      () => stranger.lockouts(),
      () => stranger.appliance.status(),
      () => stranger.appliance.log(),
    ])
      await expect(ask()).rejects.toMatchObject({ status: 403 })
  })
})
