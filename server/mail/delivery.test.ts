import { afterEach, beforeEach, expect, test } from 'vitest'
import { letterKinds } from '../../storage/index.ts'
import { letterLanguages } from './letter.ts'
import { aLink, startMailServer, startStreet } from './testing.ts'

let street: Awaited<ReturnType<typeof startStreet>>
let server: Awaited<ReturnType<typeof startMailServer>>
beforeEach(async () => {
  street = await startStreet()
})
afterEach(async () => {
  await street.remove()
  await server.close()
})

test('a letter arrives with its link, from the household, in the language of its reader', async () => {
  server = await startMailServer()
  const { mailbox, put, settled, entry } = street.moveIn({ smtp: { port: server.port } })
  expect(mailbox.sends).toBe(true)
  const id = put({ language: 'de' })
  await settled()
  const [{ mail }] = server.received as [(typeof server.received)[0]]
  expect(mail.text).toContain(`\n${aLink}\n`)
  expect(mail.html).toContain(`href="${aLink.replace('&', '&#38;')}"`)
  expect(mail.from.value).toEqual([{ name: 'The Lindens', address: 'hearth@lindens.example' }])
  expect(mail.to.value).toEqual([{ name: 'Grandma', address: 'grandma@example.org' }])
  expect(mail.subject).toBe('Ist das deine Adresse? The Lindens')
  expect(mail.text).toContain('Hallo Grandma,')
  expect(mail.text).toContain('60 Minuten, bis Samstag, 21. November 2026 um 14:00')
  expect(mail.headers.get('content-language')).toBe('de')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(entry(id)).toMatchObject({ state: 'sent', attempts: 1, failure: null })
  expect(entry(id)?.sentAt).toBe(street.clock.now)
  expect(street.storage().jobs.counts()).toMatchObject({ open: 0, leased: 0, dead: 0 })
})

test('every kind in every language arrives whole', async () => {
  server = await startMailServer()
  const { put, settled, nextTry } = street.moveIn({
    smtp: { port: server.port },
    household: 'Familie Ü & Ö',
  })
  const ids = letterKinds.flatMap((kind) =>
    letterLanguages.map((language) => put({ kind, language, address: `${kind}@example.org` })),
  )
  await settled()
  // Those that answer whoever is not signed in leave a moment later.
  for (const id of ids) await nextTry(id)
  expect(server.received).toHaveLength(letterKinds.length * letterLanguages.length)
  for (const { mail } of server.received) {
    expect(mail.text).toContain(aLink)
    expect(mail.subject).toContain('Familie Ü & Ö')
  }
  expect(new Set(server.received.map(({ mail }) => mail.subject)).size).toBe(ids.length)
  expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(ids.length)
})

test('with a user name it is signed in, and what is said is encrypted where that is offered', async () => {
  const seen: unknown[] = []
  server = await startMailServer({
    authOptional: false,
    onAuth(auth, session, done) {
      seen.push([auth.username, auth.password, session.secure])
      done(null, { user: auth.username })
    },
  })
  const { put, settled } = street.moveIn({
    smtp: { port: server.port, user: 'lindens', pass: 'päss', from: 'Oma <oma@lindens.example>' },
  })
  put()
  await settled()
  expect(seen).toEqual([['lindens', 'päss', true]])
  expect(server.received[0]?.mail.from.value).toEqual([
    { name: 'Oma', address: 'oma@lindens.example' },
  ])
})

test('a server without encryption still gets its letters', async () => {
  server = await startMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
  const { put, settled } = street.moveIn({ smtp: { port: server.port } })
  put()
  await settled()
  expect(server.received[0]?.session.secure).toBe(false)
})

test('what waited for a mail server is sent when there is one, and nothing that has expired', async () => {
  server = await startMailServer()
  const before = street.moveIn()
  expect(before.mailbox.sends).toBe(false)
  const late = before.put({ address: 'late@example.org', expiresAt: street.clock.now + 1000 })
  const handed = before.put({ address: 'handed@example.org' })
  const waits = before.put()
  before.mailbox.handedOver(handed)
  await street.restart()
  street.clock.now += 2000
  const after = street.moveIn({ smtp: { port: server.port } })
  await after.settled()
  expect(server.received.map(({ mail }) => mail.to.text)).toEqual([
    '"Grandma" <grandma@example.org>',
  ])
  expect(after.entry(waits)?.state).toBe('sent')
  expect(after.entry(late)?.state).toBe('waiting')
  expect(after.entry(handed)?.state).toBe('handed-over')
})
