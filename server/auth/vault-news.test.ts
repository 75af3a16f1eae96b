import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from '../../storage/index.ts'
import { startMailServer } from '../mail/testing.ts'
import { setUp, startTestAppliance, temporaryFolder, type TestAppliance } from '../testing.ts'
import { bearer, joinAs, sql } from './routes/testing.ts'
import type { Letter } from './letters.ts'
import { createSecurityEvents } from './security-events.ts'
import { createVaultNews } from './vault-news.ts'

let server: Awaited<ReturnType<typeof startMailServer>>
let house: TestAppliance
let token: string
beforeAll(async () => {
  server = await startMailServer()
  house = await startTestAppliance({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(server.port),
    SMTP_FROM: 'hearth@lindens.example',
  })
  token = (await setUp(house.origin)).token
})
afterAll(async () => {
  await house.close()
  await server.close()
})

const call = (path: string, body: unknown, from = house, bearerToken = token) =>
  fetch(`${from.origin}/api/v1/me/encryption-vault${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearerToken}`,
      'content-type': 'application/json',
      'accept-language': 'de-AT,de;q=0.9',
      'user-agent': 'a stolen phone',
    },
    body: JSON.stringify(body),
  })
const wrap = () => ({
  recoveryWrappedMk: Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64'),
  recoveryIv: Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('base64'),
})

test('a code replaced without proof is an event and one letter an hour, in the language of who is there', async () => {
  await call('/init', {})
  for (let n = 0; n < 3; n++) expect((await call('/recovery-wrap', wrap())).status).toBe(200)
  const events = sql(
    house,
    "SELECT user_agent, ip_address FROM security_event WHERE event_type = 'recovery_replaced'",
  )
  expect(events).toEqual(
    Array.from({ length: 2 }, () => ({ user_agent: 'a stolen phone', ip_address: '127.0.0.1' })),
  )
  await expect.poll(() => server.received.length).toBe(1)
  const { mail } = server.received[0] ?? expect.fail('no letter')
  expect(mail.to.value[0]?.address).toBe('ada@example.org')
  expect(mail.subject).toContain('Tresor')
  expect(mail.text).toContain(`${house.origin}/account/vault`)
  expect(sql(house, "SELECT kind FROM mail WHERE kind = 'vault-changed'")).toHaveLength(1)
})

test('of a request the owner has an event; they and each guardian get a letter of their own', async () => {
  const dir = await temporaryFolder()
  const storage = await openStorage({ dir })
  storage.sqlite.exec(`INSERT INTO user (id, name, email, updated_at) VALUES
    ('ada', 'Ada', 'ada@example.org', 0), ('bob', 'Bob', 'bob@example.org', 0)`)
  const now = () => 1000
  const put: Letter[] = []
  const news = createVaultNews({
    storage,
    events: createSecurityEvents({ storage, now, newId: () => crypto.randomUUID() }),
    letters: { sends: true, put: (letter) => String(put.push(letter)) },
    pages: { forOthers: (_, path) => `https://lindens.local:4328${path}` },
    now,
  })
  const whence = { url: house.origin, headers: new Headers() }
  news.tell('ada', { what: 'recovery_asked', guardians: ['bob', 'one who has left'] }, whence)
  expect(
    storage.sqlite.prepare('SELECT user_id, event_type FROM security_event').raw().all(),
  ).toEqual([['ada', 'recovery_asked']])
  const url = 'https://lindens.local:4328/account/vault'
  const rest = { url, expiresAt: 86_401_000 }
  expect(put).toEqual([
    { kind: 'recovery-asked', userId: 'ada', address: 'ada@example.org', name: 'Ada', ...rest },
    { kind: 'guardian-asked', userId: 'bob', address: 'bob@example.org', name: 'Bob', ...rest },
  ])
  await storage.close()
  await rm(dir, { recursive: true, force: true })
})

test('without a mail server there is the event, and nothing for an admin to hand over', async () => {
  const quiet = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  try {
    await setUp(quiet.origin)
    const { accessToken } = await joinAs(quiet, 'ben')
    for (const path of ['/init', '/rotate']) await call(path, {}, quiet, accessToken)
    const answer = await bearer(quiet, { accessToken }, '/security-events')
    expect(await answer.text()).toContain('vault_key_replaced')
    expect(sql(quiet, "SELECT kind FROM mail WHERE kind = 'vault-changed'")).toEqual([])
  } finally {
    await quiet.close()
  }
})
