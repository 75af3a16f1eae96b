import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ada, ben, startHouse, type TestHouse } from './testing.ts'
import { settingsAnswer } from './effective-settings.ts'
import { holdingsAnswer } from './holdings.ts'
import { jobsAnswer } from './jobs.ts'
import { logAnswer } from './log-pages.ts'
import { reportAnswer } from './operations.ts'
import { statusAnswer } from './status.ts'
import { spareAnswer } from './trash.ts'

let house: TestHouse
const reopened: unknown[] = []
beforeEach(async () => {
  reopened.length = 0
  house = await startHouse({ reopen: { mail: (payload) => void reopened.push(payload) } })
})
afterEach(() => house.end())

const routes = [
  ['GET', '/status'],
  ['GET', '/jobs'],
  ['POST', '/jobs/retry'],
  ['POST', '/jobs/x/retry'],
  ['DELETE', '/jobs'],
  ['DELETE', '/jobs/x'],
  ['GET', '/storage'],
  ['GET', '/spare'],
  ['DELETE', '/spare/cache'],
  ['GET', '/log'],
  ['GET', '/settings'],
  ['POST', '/check'],
  ['GET', '/events'],
] as const

test.each(routes)('%s %s is for admins alone', async (method, path) => {
  for (const [who, status] of [
    ['', 401],
    ['service', 403],
    [ben.id, 403],
  ] as const)
    expect((await house.ask(who, method, path)).status).toBe(status)
})

test.each([
  '/jobs?state=lost',
  '/jobs?limit=0',
  '/jobs?limit=201',
  '/jobs?before=x',
  '/log?level=loud',
  '/log?limit=501',
  '/log?before=../../etc/passwd',
])('%s is refused', async (path) => {
  expect(await house.tell('GET', path)).toMatchObject({
    status: 400,
    body: { error: 'VALIDATION' },
  })
})

function kill(kind: string, payload: unknown = {}, reason = 'It did not work.'): string {
  const { jobs } = house.storage
  const id = jobs.enqueue({ kind, payload })
  const job = jobs.claim({ kinds: [kind], leaseMs: 1000 })
  if (!job) throw new Error('nothing to claim')
  jobs.fail(job, reason, { retry: false })
  return id
}
const jobsIn = async (query = '') =>
  jobsAnswer.parse((await house.tell('GET', `/jobs${query}`)).body)
const tallies = async () => statusAnswer.parse((await house.tell('GET', '/status')).body).jobs

describe('jobs', () => {
  test('are counted by kind and state, however often they change', async () => {
    expect(await tallies()).toEqual([])
    const { jobs } = house.storage
    kill('ingest')
    jobs.enqueue({ kind: 'ingest', payload: {} })
    jobs.enqueue({ kind: 'other', payload: {} })
    jobs.claim({ kinds: ['other'], leaseMs: 1000 })
    expect(await tallies()).toEqual([
      { kind: 'ingest', open: 1, leased: 0, dead: 1 },
      { kind: 'other', open: 0, leased: 1, dead: 0 },
    ])
    expect(() =>
      house.storage.writeNow(() => {
        jobs.enqueue({ kind: 'ingest', payload: {} })
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect((await tallies())[0]).toMatchObject({ open: 1, dead: 1 })
  })

  test('that died are listed with their reason, page by page, and without whose they are', async () => {
    for (let n = 0; n < 5; n++) {
      house.clock.now += 1000
      kill('ingest', { ownerId: ben.id }, `Reason ${n}.`)
    }
    const first = await jobsIn('?limit=3')
    expect(first.jobs.map(({ failure }) => failure)).toEqual([
      'Reason 4.',
      'Reason 3.',
      'Reason 2.',
    ])
    const second = await jobsIn(`?limit=3&before=${first.next}`)
    expect(second.jobs.map(({ failure }) => failure)).toEqual(['Reason 1.', 'Reason 0.'])
    expect(second.next).toBeNull()
    expect(JSON.stringify([first, second])).not.toContain(ben.id)
  })

  test('that wait and run are listed, those that are due first', async () => {
    const { jobs } = house.storage
    jobs.enqueue({ kind: 'a', payload: {}, runAt: house.clock.now + 9000 })
    jobs.enqueue({ kind: 'b', payload: {} })
    jobs.enqueue({ kind: 'c', payload: {} })
    jobs.claim({ kinds: ['c'], leaseMs: 1000 })
    const first = await jobsIn('?state=open&limit=1')
    expect(first.jobs.map(({ kind }) => kind)).toEqual(['b'])
    const next = await jobsIn(`?state=open&before=${first.next}`)
    expect(next.jobs.map(({ kind }) => kind)).toEqual(['a'])
    expect((await jobsIn('?state=leased')).jobs).toMatchObject([{ kind: 'c', attempts: 1 }])
  })

  test('that died are really tried again, one or all', async () => {
    const { jobs } = house.storage
    const [one] = [kill('erase'), kill('erase'), kill('mail', { id: 'letter' })]
    expect((await house.tell('POST', `/jobs/${one}/retry`)).status).toBe(200)
    expect(jobs.claim({ kinds: ['erase'], leaseMs: 1000 })).toMatchObject({ id: one, attempts: 1 })
    expect((await house.tell('POST', `/jobs/${one}/retry`)).status).toBe(404)
    expect(await house.tell('POST', '/jobs/retry')).toMatchObject({ body: { retried: 2 } })
    expect(jobs.claim({ kinds: ['erase'], leaseMs: 1000 })).toMatchObject({ attempts: 1 })
    expect(reopened).toEqual([{ id: 'letter' }])
  })

  test('are dismissed only where nothing is lost by it', async () => {
    const photo = kill('ingest')
    const person = kill('erase')
    expect((await house.tell('DELETE', `/jobs/${photo}`)).status).toBe(200)
    expect(await house.tell('DELETE', `/jobs/${person}`)).toMatchObject({
      status: 409,
      body: { error: 'CONFLICT', message: expect.stringContaining('promised') },
    })
    expect((await house.tell('DELETE', `/jobs/${photo}`)).status).toBe(404)
    kill('ingest')
    kill('mail')
    expect(await house.tell('DELETE', '/jobs')).toMatchObject({ body: { dismissed: 2 } })
    expect((await jobsIn()).jobs.map(({ kind }) => kind)).toEqual(['erase'])
  })

  test('hundreds at once', async () => {
    for (let n = 0; n < 250; n++) kill('ingest')
    expect(await house.tell('POST', '/jobs/retry')).toMatchObject({ body: { retried: 250 } })
    expect((await jobsIn()).jobs).toEqual([])
    expect(await tallies()).toEqual([{ kind: 'ingest', open: 250, leased: 0, dead: 0 }])
  })
})

describe('the status', () => {
  test('says how the house is, and what is not well', async () => {
    const { body } = await house.tell('GET', '/status')
    const status = statusAnswer.parse(body)
    expect(status).toMatchObject({
      name: 'hearth',
      addresses: { household: 'http://localhost:1', lan: null },
      lastBackupAt: null,
      keyCustody: 'file',
      disk: { originals: null, trash: 0 },
    })
    expect(status.versions.schema).toBeGreaterThan(0)
    expect(status.disk.database).toBeGreaterThan(0)
    expect(status.findings.map(({ code }) => code)).toContain('jobs.ok')
    kill('ingest')
    const after = statusAnswer.parse((await house.tell('GET', '/status')).body)
    expect(after.worst).not.toBe('ok')
    expect(after.findings).toContainEqual(
      expect.objectContaining({ code: 'jobs.dead', facts: { count: 1 } }),
    )
  })

  test('a chore that failed is told', async () => {
    await house.end()
    const last = () => [{ name: 'trash', at: 5, failed: true }]
    house = await startHouse({ housekeeping: { last } })
    const { findings, housekeeping } = statusAnswer.parse((await house.tell('GET', '/status')).body)
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'housekeeping.failed', facts: { chores: 'trash' } }),
    )
    expect(housekeeping).toMatchObject([{ name: 'trash', failed: true }])
  })
})

describe('storage', () => {
  test('is told by person and by kind, never by name', async () => {
    const { media } = await house.upload('some bytes', { ownerId: ben.id })
    const { body } = await house.tell('GET', '/storage')
    const { people, kinds } = holdingsAnswer.parse(body)
    expect(people[0]).toMatchObject({ id: ben.id, count: 1, bytes: media.size })
    expect(people.find(({ id }) => id === ada.id)).toMatchObject({ count: 0, bytes: 0 })
    expect(kinds).toMatchObject([{ count: 1, bytes: media.size }])
    expect(JSON.stringify(body)).not.toMatch(/jpe?g/)
  })

  test('the trash says how much lies there and when it goes, and is counted on', async () => {
    const spare = async () => spareAnswer.parse((await house.tell('GET', '/spare')).body)
    const { media } = await house.upload('some bytes', { ownerId: ben.id })
    expect(await spare()).toMatchObject({ trash: { count: 0, oldestAt: null, goesAt: null } })
    await house.storage.write(() => house.storage.media.remove(ben.id, media.id))
    const { trash } = await spare()
    expect(trash).toMatchObject({ count: 1, bytes: media.size })
    expect(Date.parse(trash.goesAt ?? '') - Date.parse(trash.oldestAt ?? '')).toBe(30 * 86_400_000)
    await house.storage.trash.restore(ben.id, media.id)
    expect((await spare()).trash).toMatchObject({ count: 0, bytes: 0 })
  })

  test('the cache is emptied, and nothing else', async () => {
    const { media } = await house.upload('some bytes', { ownerId: ben.id })
    await house.storage.cache.put('ab'.repeat(16), 'image/webp', new Uint8Array(500))
    const spare = async () => spareAnswer.parse((await house.tell('GET', '/spare')).body).cache
    expect(await spare()).toMatchObject({ count: 1, bytes: 500 })
    expect((await house.tell('DELETE', '/spare/cache')).status).toBe(200)
    expect(await spare()).toMatchObject({ count: 0, bytes: 0 })
    expect(house.storage.media.find(ben.id, media.id)).not.toBeNull()
  })

  test('what lies on the disk is summed up by the housekeeping', async () => {
    const { media } = await house.upload('some bytes', { ownerId: ben.id })
    for (const chore of house.house.chores) await chore.run()
    const { disk } = statusAnswer.parse((await house.tell('GET', '/status')).body)
    expect(disk).toMatchObject({ originals: media.size, derived: 0 })
    expect(disk.measuredAt).not.toBeNull()
  })
})

describe('the log', () => {
  const path = () => join(house.storage.folder.logs, 'hearth.log')
  const at = 1_700_000_000_000
  const lines = (from: number, to: number, level = 30) =>
    Array.from(
      { length: to - from },
      (_, n) => `${JSON.stringify({ level, time: at + from + n, msg: `line ${from + n}` })}\n`,
    ).join('')
  const read = async (query = '') => logAnswer.parse((await house.tell('GET', `/log${query}`)).body)
  const messages = (page: { lines: { message: string }[] }) =>
    page.lines.map(({ message }) => message)
  beforeEach(() => mkdir(house.storage.folder.logs, { recursive: true }))

  test('is empty where there is none', async () => {
    expect(await read()).toEqual({ lines: [], next: null })
  })

  test('is read backwards, over two files, line by line and none twice', async () => {
    await writeFile(`${path()}.1`, lines(0, 700))
    await writeFile(path(), lines(700, 3000))
    const all: string[] = []
    let next: string | null = null
    do {
      const page = await read(`?limit=333${next ? `&before=${next}` : ''}`)
      all.push(...messages(page))
      next = page.next
    } while (next)
    expect(all).toEqual(Array.from({ length: 3000 }, (_, n) => `line ${2999 - n}`))
  })

  test('graver lines alone, and a place that is gone', async () => {
    await writeFile(path(), lines(0, 5) + lines(5, 7, 50) + lines(7, 9, 40))
    expect(messages(await read('?level=error'))).toEqual(['line 6', 'line 5'])
    expect(messages(await read('?level=warn&limit=1'))).toEqual(['line 8'])
    expect(await read('?before=1-99')).toEqual({ lines: [], next: null })
  })

  test('a line without an end, one that is no JSON, and one that is far too long', async () => {
    const long = JSON.stringify({ level: 30, time: at, msg: 'x'.repeat(400_000) })
    await writeFile(path(), `plain words\n\n${long}\n{"level":30,"msg":"half`)
    expect(messages(await read())).toEqual([
      '{"level":30,"msg":"half',
      'A line that is too long.',
      'plain words',
    ])
  })

  test('never shows a secret, however it got there', async () => {
    await house.end()
    house = await startHouse(
      {},
      { SMTP_HOST: 'm', SMTP_PASS: 'our mail word', MANA_SERVICE_KEY: 'tiny-service-key' },
    )
    await mkdir(house.storage.folder.logs, { recursive: true })
    const secrets = {
      mail: 'our mail word',
      service: 'tiny-service-key',
      token: 'abc',
      session: 'wJ4tL0zq81PpQm3vY7xSd2RkNc5aBe9u',
      jwt: 'eyJhbGciOi.eyJzdWIiOiJhZGEi.c2ln',
      url: 'postgres://hub:hunter2@db/home',
      link: 'http://x/reset-password?token=s3cr3t&x=1',
      key: Buffer.alloc(32, 7).toString('base64'),
    }
    await writeFile(
      path(),
      [
        { msg: `failed for ${secrets.mail}, Bearer ${secrets.token}x` },
        { msg: 'nested', req: { headers: { cookie: 'a=b', Authorization: 'Basic xyzzy' } } },
        { msg: 'list', err: { stack: [secrets.session, secrets.jwt, secrets.link] } },
        { msg: secrets.url, service: secrets.service, note: secrets.key },
        { msg: 'id 01a1fcb9-0f59-73d9-b58e-2173773cb99e' },
      ]
        .map((fields) => `${JSON.stringify({ level: 50, time: at, ...fields })}\n`)
        .join('') + `not JSON, but ${secrets.mail}\n`,
    )
    const shown = JSON.stringify(await read())
    for (const secret of [
      secrets.mail,
      secrets.service,
      secrets.session,
      secrets.jwt,
      secrets.key,
      'hunter2',
      's3cr3t',
      'xyzzy',
      'a=b',
      'Bearer abc',
    ])
      expect(shown).not.toContain(secret)
    expect(shown).toContain('id 01a1fcb9-0f59-73d9-b58e-2173773cb99e')
    expect(shown).toContain('nested')
  })
})

test('settings say where they come from, and of secrets only that they are set', async () => {
  await house.end()
  house = await startHouse({}, { HEARTH_SIGNUP: 'open', MANA_SERVICE_KEY: 'tiny-service-key' })
  const { body } = await house.tell('GET', '/settings')
  const { settings } = settingsAnswer.parse(body)
  const named = (name: string) => settings.find((each) => each.name === name)
  expect(named('HEARTH_SIGNUP')).toMatchObject({ value: 'open', source: 'environment' })
  expect(named('HEARTH_PORT')).toMatchObject({ value: '4327', source: 'default' })
  expect(named('MANA_SERVICE_KEY')).toEqual({
    name: 'MANA_SERVICE_KEY',
    value: null,
    source: 'environment',
    secret: true,
  })
  expect(JSON.stringify(body)).not.toContain('tiny-service-key')
})

test('the check is the doctor’s report', async () => {
  const report = reportAnswer.parse((await house.tell('POST', '/check')).body)
  const codes = report.findings.map(({ code }) => code)
  expect(codes).toEqual(
    expect.arrayContaining(['folder.ok', 'database.ok', 'name.off', 'mail.off', 'ports.silent']),
  )
  expect(report.worst).toBe('bad')
})

describe('events', () => {
  async function open(person = ada.id) {
    const answer = await house.ask(person, 'GET', '/events')
    const reader = answer.body?.getReader()
    let text = ''
    return {
      answer,
      cancel: () => reader?.cancel(),
      async until(mark: RegExp): Promise<string> {
        while (!mark.test(text)) {
          const piece = await reader?.read()
          if (!piece || piece.done) throw new Error(`ended after: ${text}`)
          text += Buffer.from(piece.value).toString()
        }
        return text
      },
      async ended() {
        for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read());
      },
    }
  }
  beforeEach(async () => {
    await house.end()
    house = await startHouse({ pulseMs: 10, sessionStands: () => stands })
    stands = true
  })
  let stands = true

  test('tell what changed, and to nobody any more who left', async () => {
    const page = await open()
    expect(page.answer.headers.get('content-type')).toMatch('text/event-stream')
    await page.until(/:\n\n:\n\n/)
    kill('ingest')
    expect(await page.until(/changed\ndata: .*"jobs"/)).toContain('"storage"')
    await page.cancel()
  })

  test('end with the session, and with the house', async () => {
    const page = await open()
    await page.until(/:\n\n/)
    stands = false
    await page.ended()
    stands = true
    const other = await open()
    house.house.close()
    await other.ended()
  })

  test('nobody opens them without end', async () => {
    const pages = await Promise.all(Array.from({ length: 12 }, () => open()))
    const more = await house.ask(ada.id, 'GET', '/events')
    expect(more.status).toBe(503)
    for (const page of pages) await page.cancel()
  })
})
