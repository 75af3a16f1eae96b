import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPost } from './post.ts'
import { aLink, startLiar, startMailServer, startStreet } from './testing.ts'
import { writeLetter } from './stationery.ts'

let street: Awaited<ReturnType<typeof startStreet>>
const open: { close(): Promise<void> }[] = []
const closing = <T extends { close(): Promise<void> }>(server: T): T => {
  open.push(server)
  return server
}
beforeEach(async () => {
  street = await startStreet()
})
afterEach(async () => {
  await street.remove()
  for (const server of open.splice(0)) await server.close()
})

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('a mail server that is down is tried again, and delivers when it comes up', async () => {
  const port = await freePort()
  const { put, settled, nextTry, entry, mailbox } = street.moveIn({ smtp: { port } })
  const id = put()
  await settled()
  expect(entry(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(entry(id)?.failure).toMatch(/^The mail server cannot be reached/)
  await nextTry(id)
  expect(entry(id)).toMatchObject({ state: 'waiting', attempts: 2 })
  expect(mailbox.link(id)).toBe(aLink)
  const server = closing(await startMailServer({ port }))
  await nextTry(id)
  expect(server.received).toHaveLength(1)
  expect(entry(id)).toMatchObject({ state: 'sent', attempts: 3, failure: null })
})

test('after five tries it is given up, visibly, and an admin may try again', async () => {
  const port = await freePort()
  const { put, settled, nextTry, entry, mailbox } = street.moveIn({ smtp: { port } })
  const id = put({ expiresAt: street.clock.now + 86_400_000 })
  await settled()
  for (let attempt = 2; attempt <= 5; attempt++) await nextTry(id)
  expect(entry(id)).toMatchObject({ state: 'failed', attempts: 5 })
  expect(entry(id)?.failure).toMatch(/cannot be reached/)
  const server = closing(await startMailServer({ port }))
  mailbox.retry(id)
  await settled()
  expect(server.received).toHaveLength(1)
  expect(entry(id)).toMatchObject({ state: 'sent', attempts: 1, failure: null })
  expect(street.storage().jobs.counts()).toMatchObject({ open: 0, dead: 0 })
})

test('an admin need not wait for the next try', async () => {
  const port = await freePort()
  const { put, settled, entry, mailbox } = street.moveIn({ smtp: { port } })
  const id = put()
  await settled()
  closing(await startMailServer({ port }))
  mailbox.retry(id)
  await settled()
  expect(entry(id)).toMatchObject({ state: 'sent', attempts: 1 })
})

const refusals = [
  { name: 'an address nobody has', code: 550, state: 'failed', says: /cannot be reached \(550/ },
  { name: 'an address that is busy', code: 450, state: 'waiting', says: /for now \(450/ },
]
test.each(refusals)('$name', async ({ code, state, says }) => {
  const server = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(Object.assign(new Error(`no ${address} ${aLink}`), { responseCode: code })),
  })
  closing(server)
  const { put, settled, entry } = street.moveIn({ smtp: { port: server.port } })
  const id = put()
  await settled()
  expect(entry(id)).toMatchObject({ state, attempts: 1 })
  expect(entry(id)?.failure).toMatch(says)
  // The server repeated the link, and we did not.
  expect(entry(id)?.failure).not.toContain('example')
  expect(await street.holds('kp7Qz')).toBe(false)
})

test('a sender the server does not want is said, and may be put right', async () => {
  const server = await startMailServer({
    onMailFrom: (_address, _session, done) =>
      done(Object.assign(new Error('5.7.1 not you'), { responseCode: 553 })),
  })
  closing(server)
  const { put, settled, entry } = street.moveIn({ smtp: { port: server.port } })
  const id = put()
  await settled()
  expect(entry(id)?.state).toBe('waiting')
  expect(entry(id)?.failure).toMatch(/this sender \(553( 5\.7\.1)?\)\. Check SMTP_FROM/)
})

const afterReading = [
  { name: 'refused for good', code: 554, state: 'failed', says: /refused the letter \(554/ },
  { name: 'put off', code: 451, state: 'waiting', says: /for now \(451/ },
  { name: 'cut off by a server that closes', code: 421, state: 'waiting', says: /\(421/ },
]
test.each(afterReading)('a letter that was read and $name', async ({ code, state, says }) => {
  const server = await startMailServer({
    onTaken() {
      throw Object.assign(new Error(`spam: ${aLink}`), { responseCode: code })
    },
  })
  closing(server)
  const { put, settled, entry } = street.moveIn({ smtp: { port: server.port } })
  const id = put()
  await settled()
  expect(entry(id)).toMatchObject({ state, attempts: 1 })
  expect(entry(id)?.failure).toMatch(says)
  expect(await street.holds('kp7Qz')).toBe(false)
})

test('a wrong password is said and tried again: it may be put right', async () => {
  const server = await startMailServer({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('no')),
  })
  closing(server)
  const smtp = { port: server.port, user: 'lindens', pass: 'wrong-password' }
  const { put, settled, entry } = street.moveIn({ smtp })
  const id = put()
  await settled()
  expect(entry(id)?.state).toBe('waiting')
  expect(entry(id)?.failure).toMatch(/user name or password \(535/)
  expect(entry(id)?.failure).not.toContain('wrong-password')
})

// 0.0.0.0 is this machine under a name that says nothing of it; Windows knows no such thing.
const elsewhere = '0.0.0.0'
const strippers = [
  { name: 'no encryption', disabledCommands: ['STARTTLS'] },
  { name: 'a certificate nobody vouches for', disabledCommands: [] },
]
test.skipIf(process.platform === 'win32').each(strippers)(
  'a server elsewhere with $name gets no password',
  async ({ disabledCommands }) => {
    const seen: unknown[] = []
    const server = await startMailServer({
      disabledCommands,
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        seen.push(auth)
        done(null, { user: 'x' })
      },
    })
    closing(server)
    const smtp = { host: elsewhere, port: server.port, user: 'lindens', pass: 'secret' }
    const { put, settled, entry } = street.moveIn({ smtp })
    const id = put()
    await settled()
    expect(entry(id)?.failure).toMatch(/no encryption that can be trusted/)
    expect(seen).toEqual([])
    expect(server.received).toEqual([])
  },
)

describe('a server that lies', () => {
  const polite = (socket: Socket, line: string | null) => {
    if (line === null) socket.write('220 hello\r\n')
    else if (line === 'DATA') socket.write('354 go on\r\n')
    else if (line === '.') socket.destroy()
    else if (/^(EHLO|MAIL|RCPT|RSET)/.test(line)) socket.write('250 fine\r\n')
  }
  const lies = [
    { name: 'takes the letter and hangs up', speak: polite, says: /hung up/ },
    {
      name: 'hangs up at once',
      speak: (socket: Socket) => void socket.destroy(),
      says: /hung up|cannot be reached/,
    },
    {
      name: 'speaks another language',
      speak: (socket: Socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
      says: /does not speak like a mail server/,
    },
    {
      name: 'sends rubbish',
      speak: (socket: Socket) => void socket.write(Buffer.from([0, 255, 13, 10, 13, 10])),
      says: /does not speak like a mail server/,
    },
  ]
  test.each(lies)('$name', async ({ speak, says }) => {
    const liar = closing(await startLiar(speak))
    const { put, settled, entry } = street.moveIn({ smtp: { port: liar.port } })
    const id = put()
    await settled()
    expect(entry(id)).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(entry(id)?.failure).toMatch(says)
  })

  test('says nothing at all, or nothing that ends', async () => {
    const liar = closing(await startLiar(() => {}))
    const smtp = { host: '127.0.0.1', port: liar.port, user: undefined, pass: undefined }
    const post = createPost({ ...smtp, from: 'a@example.org' }, 50)
    const sending = post.send(
      {
        id: 'x',
        to: { name: '', address: 'b@example.org' },
        fromName: 'x',
        letter: writeLetter({
          kind: 'reset',
          language: 'en',
          name: undefined,
          household: 'x',
          url: aLink,
          expiresAt: 1,
          now: 0,
        }),
      },
      new AbortController().signal,
    )
    await expect(sending).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The mail server did not answer in time.',
    })
    await post.close()
  })
})

test('a stop in the middle of a letter is no failure, and it goes after the next start', async () => {
  const held = Promise.withResolvers<void>()
  const liar = closing(await startLiar((_socket, line) => line === null && held.resolve()))
  const before = street.moveIn({ smtp: { port: liar.port } })
  const id = before.put()
  await held.promise
  await street.restart()
  const server = closing(await startMailServer())
  const after = street.moveIn({ smtp: { port: server.port } })
  await after.settled()
  expect(after.entry(id)).toMatchObject({ state: 'sent', attempts: 1, failure: null })
})

test('killed between the server’s yes and the commit it is sent twice, never lost', async () => {
  const dead = { yet: false }
  await street.restart({
    step: () => {
      if (dead.yet) throw new Error('no power')
    },
  })
  const server = closing(await startMailServer({ onTaken: () => void (dead.yet = true) }))
  const before = street.moveIn({ smtp: { port: server.port } })
  const id = before.put()
  await before.settled().catch(() => {})
  await before.runner.whenIdle()
  expect(server.received).toHaveLength(1)
  expect(before.entry(id)?.state).toBe('waiting')
  await street.restart()
  const after = street.moveIn({ smtp: { port: server.port } })
  await after.settled()
  expect(after.entry(id)?.state).toBe('sent')
  const ids = server.received.map(({ mail }) => mail.messageId)
  expect(ids).toEqual([`<${id}@lindens.example>`, `<${id}@lindens.example>`])
})

test('what expired before it could be sent is failed, with words', async () => {
  const port = await freePort()
  const { put, settled, nextTry, entry, mailbox } = street.moveIn({ smtp: { port } })
  const id = put({ expiresAt: street.clock.now + 4000 })
  await settled()
  await nextTry(id)
  expect(entry(id)).toMatchObject({ state: 'failed' })
  expect(entry(id)?.failure).toMatch(/stopped working before/)
  expect(() => mailbox.retry(id)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
})
