import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { v7 as uuidv7 } from 'uuid'
import { openStorage, type StorageIo } from '../../storage/index.ts'
import { createJobRunner } from '../jobs.ts'
import { createMailbox, type Letter } from './index.ts'
import { keyOf } from './mail-job.ts'
import type { Smtp } from './post.ts'
import type { Secrets } from './seal.ts'

/** Test support: a mail server that speaks SMTP and reads what it gets, and a mailbox in a folder of its own. */
export const quiet = { info() {}, warn() {}, error() {} }

export type Received = { mail: ParsedMail; session: SMTPServerSession }

/** A real mail server on 127.0.0.1. `port` 0 is any free one; `onTaken` runs before it says yes. */
export async function startMailServer({
  port = 0,
  onTaken = () => {},
  ...options
}: SMTPServerOptions & { port?: number; onTaken?: () => void } = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    ...options,
    onData(stream, session, done) {
      callbackify(read)(stream, session, (error) => done(error))
    },
  })
  async function read(stream: Readable, session: SMTPServerSession): Promise<void> {
    const mail = await simpleParser(await buffer(stream))
    received.push({ mail, session: structuredClone({ ...session }) })
    onTaken()
  }
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    received,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** Something that answers as `speak` wants, line by line. */
export async function startLiar(speak: (socket: Socket, line: string | null) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    speak(socket, null)
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n')) if (line) speak(socket, line)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const secrets: Secrets = [{ version: 1, value: 'a secret of the house, long enough for it' }]

export const aLink = 'https://hearth.example/verify?token=kp7Qz-only-once&to=%2Fphotos'

export const hour = 3_600_000

type Options = {
  smtp?: Partial<Smtp> | undefined
  secrets?: Secrets
  household?: string
  work?: boolean
}

const serverAt = (smtp: Partial<Smtp> | undefined): Smtp | undefined =>
  smtp && { host: '127.0.0.1', port: 1, user: undefined, pass: undefined, from, ...smtp }

/** A folder with a clock that stands still; houses (mailbox and runner) open and close on it. */
export async function startStreet(io: StorageIo = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-mail-'))
  const clock = { now: Date.UTC(2026, 10, 21, 12) }
  const now = () => clock.now
  const newId = () => uuidv7({ msecs: now() })
  const open = (more: StorageIo) =>
    openStorage({ dir, now, newId, log: quiet, io: { floorBytes: 0, ballastBytes: 0, ...more } })
  let storage = await open(io)
  const houses: { leave(): Promise<void> }[] = []

  function moveIn({ smtp, work = true, ...options }: Options = {}) {
    let meant = serverAt(smtp)
    const mailbox = createMailbox({
      storage,
      smtp: () => meant,
      secrets: options.secrets ?? secrets,
      householdName: () => options.household ?? 'The Lindens',
      log: quiet,
      now,
      newId,
    })
    const runner = createJobRunner({
      queue: storage.jobs,
      handlers: mailbox.handlers,
      concurrency: 2,
      leaseMs: 60_000,
      now,
      log: quiet,
    })
    if (work) runner.start()
    const house = {
      mailbox,
      /** As an admin would choose it. */
      choose(other: Partial<Smtp> | undefined) {
        meant = serverAt(other)
        mailbox.follow()
      },
      runner,
      put: (letter: Partial<Letter> = {}) => mailbox.put({ ...aLetter(clock.now), ...letter }),
      entry: (id: string) => mailbox.list({ limit: 100 }).find((entry) => entry.id === id),
      /** Everything that is due is done. */
      async settled() {
        await storage.write(() => {})
        await runner.whenIdle()
      },
      /** The clock goes to the next try, and the bell is rung for it. */
      async nextTry(id: string) {
        clock.now = (storage.jobs.nextRunAt() ?? clock.now) + 1
        storage.jobs.promote(keyOf(id))
        await house.settled()
      },
      async leave() {
        await runner.stop(0)
        await mailbox.close()
      },
    }
    houses.push(house)
    return house
  }

  const leave = async () => {
    for (const house of houses.splice(0)) await house.leave()
    await storage.close()
  }

  return {
    clock,
    storage: () => storage,
    moveIn,
    /** Everything stops and the folder is opened anew. */
    async restart(more: StorageIo = {}) {
      await leave()
      storage = await open(more)
    },
    /** Whether this text is in any file of the database. */
    async holds(text: string): Promise<boolean> {
      const names = (await readdir(dir)).filter((name) => name.startsWith('hearth.db'))
      const files = await Promise.all(names.map((name) => readFile(join(dir, name))))
      if (files.length === 0) throw new Error('there is no database')
      return files.some((file) => file.includes(text))
    },
    async remove() {
      await leave()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const from = 'hearth@lindens.example'

export function aLetter(now: number): Letter {
  return {
    kind: 'verification',
    address: 'grandma@example.org',
    name: 'Grandma',
    url: aLink,
    expiresAt: now + hour,
  }
}
