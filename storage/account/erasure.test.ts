import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scratchStorage, type Scratch } from '../scratch.ts'
import { addPerson, mentionsOf } from './everything.ts'

const ada = { id: 'person-ada', email: 'ada@example.org', role: 'admin' }
const ben = { id: 'person-ben', email: 'ben@example.org' }

let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchStorage()
  addPerson(scratch.storage.sqlite, ada)
  addPerson(scratch.storage.sqlite, ben)
})
afterEach(() => scratch.remove())

const db = () => scratch.storage.sqlite
const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return 'done'
}
const pathIn = (room: string, hash: string) =>
  join(scratch.dir, room, hash.slice(0, 2), hash.slice(2, 4), hash)

async function erase(who: { id: string; email: string }) {
  const erased = scratch.storage.erasure.begin(who.id)
  await scratch.storage.erasure.complete(who)
  scratch.storage.jobs.cancel(`erase:${who.id}`)
  scratch.storage.erasure.scrub()
  return erased
}

describe('an account', () => {
  test('is gone from every column of every table, and nobody else’s is', async () => {
    await scratch.upload('a', { ownerId: ben.id })
    await scratch.upload('b', { ownerId: ben.id, app: 'chat' })
    await scratch.seal('c', { ownerId: ben.id })
    const gone = (await scratch.seal('d', { ownerId: ben.id })).sealed
    scratch.storage.sealed.remove(ben.id, gone.id)
    db()
      .prepare(
        `INSERT INTO security_event (id, user_id, event_type, metadata, created_at)
          VALUES ('e', ?, 'role_changed', ?, 1)`,
      )
      .run(ada.id, JSON.stringify({ by: ben.id, address: 'Ben@Example.org', role: 'admin' }))
    expect(mentionsOf(db(), [ben.id, ben.email]).length).toBeGreaterThan(30)
    const others = countsOf(ada.id)
    expect(await erase(ben)).toEqual({
      sessions: 1,
      accounts: 1,
      media: 3,
      apps: [
        { app: 'chat', count: 1 },
        { app: 'default', count: 1 },
      ],
    })
    expect(mentionsOf(db(), [ben.id, ben.email])).toEqual([])
    expect(countsOf(ada.id)).toEqual(others)
    expect(db().prepare("SELECT metadata FROM security_event WHERE id = 'e'").pluck().get()).toBe(
      '{"by":"erased","address":"erased","role":"admin"}',
    )
  })

  test('is in none of the bytes of the database and its log, among many others', async () => {
    const traced = Buffer.alloc(20_000, 'facts of ben ')
    for (let n = 0; n < 60; n++) {
      addPerson(db(), { id: `person-${n}`, email: `other${n}@example.org` })
      await scratch.upload(`ben ${n}`, { ownerId: ben.id })
      if (n % 6 === 0) await scratch.seal(`private ${n}`, { ownerId: ben.id, facts: traced })
      await scratch.upload(`other ${n}`, { ownerId: `person-${n}` })
    }
    const files = ['hearth.db', 'hearth.db-wal'].map((name) => join(scratch.dir, name))
    const traces = () =>
      files.filter((file) => {
        const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
        return [ben.id, ben.email, 'facts of ben'].some((text) => bytes.includes(text))
      })
    expect(traces()).not.toEqual([])
    await erase(ben)
    expect(traces()).toEqual([])
  })

  const countsOf = (id: string) => mentionsOf(db(), [id])

  test('of the last admin stays, and everything of it', async () => {
    const before = dump()
    expect(code(() => scratch.storage.erasure.begin(ada.id))).toBe('CONFLICT')
    expect(dump()).toEqual(before)
    db().prepare("UPDATE user SET role = 'admin', banned = 1 WHERE id = ?").run(ben.id)
    expect(code(() => scratch.storage.erasure.begin(ada.id))).toBe('CONFLICT')
    db().prepare('UPDATE user SET banned = 0 WHERE id = ?').run(ben.id)
    await erase(ada)
    expect(mentionsOf(db(), [ada.id, ada.email])).toEqual([
      // An app the house signs in to, entered by an admin: its name is of this test's making.
      'oauth_client.id',
      'oauth_client.client_id',
    ])
    expect(code(() => scratch.storage.erasure.begin(ada.id))).toBe('NOT_FOUND')
  })

  const dump = () =>
    ['user', 'session', 'verification', 'mail', 'member', 'job'].map((table) =>
      db().prepare(`SELECT * FROM ${table}`).all(),
    )

  test('leaves shared spaces to somebody, and ends those nobody else is in', async () => {
    const space = (id: string, members: [string, string][]) => {
      db()
        .prepare('INSERT INTO organization VALUES (?, ?, ?, NULL, 1, \'{"type":"club"}\')')
        .run(id, id, id)
      for (const [who, role] of members)
        db()
          .prepare('INSERT INTO member VALUES (?, ?, ?, ?, 1)')
          .run(id + who, id, who, role)
    }
    addPerson(db(), { id: 'person-cy', email: 'cy@example.org' })
    space('alone', [[ben.id, 'owner']])
    space('chess', [
      [ben.id, 'owner'],
      ['person-cy', 'member'],
      [ada.id, 'admin'],
    ])
    await erase(ben)
    const members = db().prepare('SELECT user_id, role FROM member WHERE organization_id = ?').raw()
    expect(members.all('alone')).toEqual([])
    expect(db().prepare("SELECT 1 FROM organization WHERE id = 'alone'").get()).toBeUndefined()
    expect(members.all('chess')).toEqual([
      ['person-cy', 'member'],
      [ada.id, 'owner'],
    ])
  })
})

describe('media', () => {
  test('of others stay; what nobody else has goes to the trash at once and ends in time', async () => {
    const shared = (await scratch.upload('shared', { ownerId: ben.id })).media
    await scratch.upload('shared', { ownerId: ada.id })
    const own = (await scratch.upload('own', { ownerId: ben.id })).media
    const gone = (await scratch.upload('gone', { ownerId: ben.id })).media
    scratch.storage.media.finishProcessing(own.id, {
      hasLocation: true,
      exif: { gps: 'home' },
      variants: { thumb: 9 },
    })
    await scratch.storage.write(() => scratch.storage.media.remove(ben.id, gone.id))
    for (const { hash } of [shared, own]) {
      mkdirSync(pathIn('derived', hash), { recursive: true })
      writeFileSync(join(pathIn('derived', hash), 'thumb.webp'), 'picture')
    }
    await scratch.storage.cache.put('ab'.repeat(16), 'image/webp', Buffer.from('transform'))

    await erase(ben)
    expect(existsSync(pathIn('blobs', shared.hash))).toBe(true)
    expect(existsSync(pathIn('derived', shared.hash))).toBe(true)
    for (const { hash } of [own, gone]) {
      expect(existsSync(pathIn('blobs', hash))).toBe(false)
      expect(existsSync(pathIn('trash', hash))).toBe(true)
      expect(existsSync(pathIn('derived', hash))).toBe(false)
    }
    expect(db().prepare('SELECT exif, thumb_size FROM blob WHERE hash = ?').get(own.hash)).toEqual({
      exif: null,
      thumb_size: null,
    })
    expect(scratch.storage.cache.stats().count).toBe(0)
    expect(scratch.storage.media.findByHash(ada.id, shared.hash)).not.toBeNull()
    await scratch.storage.trash.collect({ now: scratch.clock.now + 31 * 86_400_000 })
    for (const { hash } of [own, gone]) expect(existsSync(pathIn('trash', hash))).toBe(false)
    expect(existsSync(pathIn('blobs', shared.hash))).toBe(true)
  })

  test('that somebody brings again in the grace period are there again, and processed anew', async () => {
    const { media } = await scratch.upload('own', { ownerId: ben.id })
    await erase(ben)
    const again = await scratch.upload('own', { ownerId: ada.id })
    expect(again.media.status).toBe('processing')
    expect(existsSync(pathIn('blobs', media.hash))).toBe(true)
  })

  test('under way when the person left come too late', async () => {
    const incoming = await scratch.storage.blobs.begin()
    await incoming.write(Buffer.from('late'))
    await incoming.seal()
    await erase(ben)
    await expect(scratch.upload('late', { ownerId: ben.id })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
    await incoming.discard()
  })

  test('go in pieces, among which others are served', async () => {
    for (let n = 0; n < 250; n++) await scratch.upload(`photo ${n}`, { ownerId: ben.id })
    let turns = 0
    const begun = scratch.storage.erasure.begin(ben.id)
    const turn = setInterval(() => turns++, 0)
    await scratch.storage.erasure.complete(ben)
    clearInterval(turn)
    expect(begun.media).toBe(250)
    expect(turns).toBeGreaterThan(2)
    expect(db().prepare('SELECT count(*) FROM media').pluck().get()).toBe(0)
    expect(db().prepare("SELECT count(*) FROM job WHERE kind = 'ingest'").pluck().get()).toBe(0)
  })
})
