import { afterEach, beforeEach, expect, test } from 'vitest'
import { HearthError } from '../../storage/index.ts'
import { createMailbox, type Letter } from './index.ts'
import { aLink, hour, quiet, secrets, startMailServer, startStreet } from './testing.ts'

let street: Awaited<ReturnType<typeof startStreet>>
beforeEach(async () => {
  street = await startStreet()
})
afterEach(async () => {
  // First who calls, then who is called: a server waits for its callers.
  await street.remove()
  for (const server of open.splice(0)) await server.close()
})

const open: { close(): Promise<void> }[] = []
async function mailServer() {
  const server = await startMailServer()
  open.push(server)
  return server
}

const token = 'kp7Qz-only-once'
const notFound = expect.objectContaining({ code: 'NOT_FOUND' })

test('without a mail server a letter waits, and an admin hands its link over', () => {
  const { mailbox, put, entry } = street.moveIn()
  expect(mailbox.sends).toBe(false)
  const id = put()
  expect(entry(id)).toEqual({
    id,
    kind: 'verification',
    address: 'grandma@example.org',
    userId: null,
    state: 'waiting',
    attempts: 0,
    failure: null,
    createdAt: street.clock.now,
    sentAt: null,
    expiresAt: street.clock.now + hour,
  })
  expect(street.storage().jobs.counts().open).toBe(0)
  expect(mailbox.link(id)).toBe(aLink)
  mailbox.handedOver(id)
  expect(entry(id)?.state).toBe('handed-over')
  expect(() => mailbox.retry(id)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
  mailbox.remove(id)
  expect(entry(id)).toBeUndefined()
  expect(mailbox.link(id)).toBeNull()
})

test('an id of nothing is told apart from a fault', () => {
  const { mailbox } = street.moveIn({ smtp: {} })
  expect(mailbox.link('nothing')).toBeNull()
  for (const act of [mailbox.handedOver, mailbox.retry, mailbox.remove])
    expect(() => act('nothing')).toThrow(notFound)
})

test('a letter is part of the write it stands in', async () => {
  const { mailbox, put } = street.moveIn({ smtp: {}, work: false })
  const undone = street.storage().write(() => {
    put()
    throw new HearthError('CONFLICT', 'changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  expect(mailbox.list({ limit: 10 })).toEqual([])
  expect(street.storage().jobs.counts().open).toBe(0)
  await street.storage().write(() => put())
  expect(mailbox.list({ limit: 10 })).toHaveLength(1)
  expect(street.storage().jobs.counts()).toMatchObject({ open: 1, interactive: 1 })
})

test('what is handed over or removed is not sent any more', async () => {
  const { mailbox, put, runner, settled } = street.moveIn({ smtp: {}, work: false })
  mailbox.handedOver(put())
  mailbox.remove(put())
  expect(street.storage().jobs.counts().open).toBe(0)
  runner.start()
  await settled()
})

test('a letter that is over is not sent, has no link, and says so', async () => {
  const { mailbox, put, entry, runner, settled } = street.moveIn({ smtp: {}, work: false })
  const invitation = put({ kind: 'invitation', about: 'one' })
  const other = put({ kind: 'invitation', about: 'two' })
  const reset = put({ kind: 'reset' })
  mailbox.spend('invitation', 'one')
  mailbox.spendOf(['reset', 'magic-link'], { userId: 'nobody', email: 'grandma@example.org' })
  for (const id of [invitation, reset]) {
    expect(entry(id)?.state).toBe('not-needed')
    expect(mailbox.link(id)).toBeNull()
    expect(() => mailbox.retry(id)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
  }
  expect(entry(other)?.state).toBe('waiting')
  expect(mailbox.link(other)).toBe(aLink)
  expect(street.storage().jobs.counts().open).toBe(1)
  mailbox.remove(other)
  runner.start()
  await settled()
  // Those that need somebody come first.
  const next = put()
  expect(mailbox.list({ limit: 1 })[0]?.id).toBe(next)
})

test('what is rehearsed leaves nothing but a job that does nothing', async () => {
  const { mailbox, settled } = street.moveIn({ smtp: {} })
  const letter = { kind: 'reset', address: 'nobody@example.org', url: aLink } as const
  mailbox.rehearse({ ...letter, expiresAt: street.clock.now + hour })
  expect(mailbox.list({ limit: 10 })).toEqual([])
  expect(street.storage().jobs.counts().open).toBe(1)
  street.clock.now += 1000
  mailbox.rehearse({ ...letter, expiresAt: street.clock.now + hour })
  await settled()
  expect(await street.holds('nobody@example.org')).toBe(false)
})

test('the link is nowhere in the files, and in no list', async () => {
  const { mailbox, put, settled } = street.moveIn({ smtp: { port: 1 } })
  const id = put()
  await settled()
  expect(await street.holds('grandma@example.org')).toBe(true)
  expect(await street.holds(token)).toBe(false)
  street.storage().sqlite.pragma('wal_checkpoint(TRUNCATE)')
  expect(await street.holds(token)).toBe(false)
  expect(JSON.stringify(mailbox.list({ limit: 10 }))).not.toContain(token)
  expect(mailbox.link(id)).toContain(token)
})

test('a newer secret opens older letters, and a lost one is said', async () => {
  const id = street.moveIn().put()
  const newer = { version: 2, value: 'the second secret of the house, long too' }
  expect(street.moveIn({ secrets: [newer, ...secrets] }).mailbox.link(id)).toBe(aLink)
  const server = await mailServer()
  const { mailbox, settled, entry } = street.moveIn({
    secrets: [newer],
    smtp: { port: server.port },
  })
  expect(() => mailbox.link(id)).toThrow(expect.objectContaining({ code: 'UNPROCESSABLE' }))
  await settled()
  expect(entry(id)).toMatchObject({ state: 'failed', attempts: 1 })
  expect(entry(id)?.failure).toMatch(/can no longer be read/)
  expect(server.received).toEqual([])
})

test('what needs somebody comes first, newest first, and old letters are not listed', async () => {
  const server = await mailServer()
  const { put, settled } = street.moveIn({ smtp: { port: server.port } })
  const old = put({ address: 'old@example.org', expiresAt: street.clock.now + 900 * hour })
  await settled()
  street.clock.now += 31 * 24 * hour
  const first = put()
  const second = put({ address: 'second@example.org' })
  await settled()
  await street.restart()
  street.clock.now += 1
  const without = street.moveIn()
  const third = without.put()
  const ids = without.mailbox.list({ limit: 10 }).map((entry) => entry.id)
  expect(ids[0]).toBe(third)
  expect(ids.slice(1).toSorted()).toEqual([first, second].toSorted())
  expect(ids).not.toContain(old)
  expect(without.mailbox.list({ limit: 1 }).map((entry) => entry.id)).toEqual([third])
})

test('expired links are forgotten, and after 30 days the letters too', async () => {
  const server = await mailServer()
  const house = street.moveIn({ smtp: { port: server.port } })
  const sent = house.put()
  await house.settled()
  await street.restart()
  const { mailbox, put, entry } = street.moveIn()
  const waits = put()
  const lasting = put({ kind: 'invitation', expiresAt: street.clock.now + 7 * 24 * hour })
  street.clock.now += hour
  expect(mailbox.link(sent)).toBeNull()
  await mailbox.sweep()
  expect(entry(waits)).toBeUndefined()
  expect(entry(sent)?.state).toBe('sent')
  expect(mailbox.link(lasting)).toBe(aLink)
  const contents = street.storage().sqlite.prepare('SELECT content FROM mail WHERE id = ?').pluck()
  expect(contents.get(sent)).not.toContain('link')
  street.clock.now += 30 * 24 * hour
  await mailbox.sweep()
  expect(street.storage().sqlite.prepare('SELECT count(*) FROM mail').pluck().get()).toBe(0)
})

test('a person’s letters go with the person', () => {
  const { sqlite } = street.storage()
  sqlite
    .prepare(
      `INSERT INTO user (id, name, email, email_verified, created_at, updated_at)
        VALUES ('ada', 'Ada', 'ada@example.org', 0, 0, 0)`,
    )
    .run()
  const { mailbox, put } = street.moveIn()
  put({ userId: 'ada' })
  sqlite.prepare("DELETE FROM user WHERE id = 'ada'").run()
  expect(mailbox.list({ limit: 10 })).toEqual([])
})

const crlf = 'a@example.org\r\nBcc: everybody@example.org'
const refused: [string, Partial<Letter>][] = [
  ['address', { address: crlf }],
  ['address', { address: 'a@example.org\nRCPT TO:<b@example.org>' }],
  ['address', { address: 'a@example.org, b@example.org' }],
  ['address', { address: 'a@example.org;b@example.org' }],
  ['address', { address: 'a@example.org b@example.org' }],
  ['address', { address: 'Ada <a@example.org>' }],
  ['address', { address: '<a@example.org>' }],
  ['address', { address: 'friends: a@example.org;' }],
  ['address', { address: '"a b"@example.org' }],
  ['address', { address: 'a@example.org\0' }],
  ['address', { address: ' a@example.org' }],
  ['address', { address: '' }],
  ['address', { address: `${'a'.repeat(300)}@example.org` }],
  ['name', { name: 'Ada\r\nBcc: b@example.org' }],
  ['name', { name: 'Ada\nX' }],
  ['name', { name: 'Ada\u2028X' }],
  ['name', { name: 'A'.repeat(201) }],
  ['url', { url: 'javascript:alert(1)' }],
  ['url', { url: 'https://a.example/\r\nX: y' }],
  ['url', { url: 'https://a.example/"><img>  ' }],
  ['url', { url: '/relative' }],
  ['kind', { kind: 'advertisement' as never }],
  ['language', { language: 'xx' as never }],
  ['expiresAt', { expiresAt: Number.NaN }],
]
test.each(refused)('refused at the door: %s %j', (field, part) => {
  const { mailbox, put } = street.moveIn({ smtp: {}, work: false })
  expect(() => put(part)).toThrow(expect.objectContaining({ code: 'VALIDATION', field }))
  expect(mailbox.list({ limit: 10 })).toEqual([])
  expect(street.storage().jobs.counts().open).toBe(0)
})

test('a mail server that is chosen later sends at once what waited and what another one failed', async () => {
  const server = await mailServer()
  const { mailbox, choose, put, entry, settled } = street.moveIn()
  const id = put()
  expect(mailbox.sends).toBe(false)
  choose({ port: 1 })
  await settled()
  expect(mailbox.sends).toBe(true)
  expect(entry(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  // Something else was chosen: this letter waits for its next try as before.
  mailbox.follow()
  await settled()
  expect(entry(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  choose({ port: server.port })
  await settled()
  expect(entry(id)).toMatchObject({ state: 'sent' })
  expect(server.received).toHaveLength(1)
  choose(undefined)
  expect(mailbox.sends).toBe(false)
})

test('names are one recipient, however they are spelt', async () => {
  const server = await mailServer()
  const names = [
    'Bob, <b@evil.example>',
    '"Bob" \\',
    'Bob; Eve:',
    '=?utf-8?q?Bob=0D=0ABcc:?=',
    'Ωμέγα',
  ]
  const { put, settled } = street.moveIn({
    smtp: { port: server.port },
    household: 'The\r\nBcc: evil@evil.example "Lindens", <x@evil.example>',
  })
  for (const name of names) put({ name })
  await settled()
  expect(server.received).toHaveLength(names.length)
  for (const { mail, session } of server.received) {
    expect(session.envelope.rcptTo.map(({ address }) => address)).toEqual(['grandma@example.org'])
    expect(mail.to.value).toHaveLength(1)
    expect(mail.to.value[0]?.address).toBe('grandma@example.org')
    expect(mail.from.value.map(({ address }) => address)).toEqual(['hearth@lindens.example'])
    expect(mail.headerLines.map(({ key }) => key)).not.toContain('bcc')
    expect(mail.bcc ?? mail.cc).toBeUndefined()
  }
})

const senders = [undefined, '', 'apikey', 'a@example.org, b@example.org', 'a@example.org\r\nX: y']
test.each(senders)('SMTP_FROM %j is refused at the start', (from) => {
  const smtp = { host: '127.0.0.1', port: 1, user: undefined, pass: undefined, from }
  const deps = { smtp: () => smtp, secrets, householdName: () => '', log: quiet, now: () => 0 }
  const create = () => createMailbox({ ...deps, storage: street.storage(), newId: () => 'x' })
  expect(create).toThrow(expect.objectContaining({ code: 'VALIDATION', field: 'SMTP_FROM' }))
})
