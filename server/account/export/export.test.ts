import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import { personData } from '../data.ts'
import { ada, ben, startAccount, type TestAccount } from '../testing.ts'
import { portable } from './walk.ts'

let house: TestAccount
beforeEach(async () => {
  house = await startAccount()
})
afterEach(() => house.remove())

const rename = (id: string, name: string) =>
  house.storage.sqlite.prepare('UPDATE media SET original_name = ? WHERE id = ?').run(name, id)
const put = async (bytes: string | Uint8Array, name = 'photo.jpg', ownerId = ben.id) => {
  const { media } = await house.upload(bytes, { ownerId })
  rename(media.id, name)
  return media
}

const zipTo = async (person: string) => {
  const answer = await house.ask(person, 'GET', '/me/data/export?media=1')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const path = join(house.dir, 'export.zip')
  await writeFile(path, Buffer.from(await answer.arrayBuffer()))
  return unzip(path)
}

type Export = { details: Record<string, Record<string, unknown>[]> }

describe('as JSON', () => {
  test('is the summary and the details, as a download', async () => {
    const media = await put('bytes')
    const answer = await house.ask(ben.id, 'GET', '/me/data/export')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="hearth-export-2026-01-15.json"',
    )
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    const body = (await answer.json()) as Export & Record<string, unknown>
    const data = personData.parse(body['data'])
    expect(body).toMatchObject({ ...data, exportVersion: '2.0' })
    expect(body['exportedAt']).toBe('2026-01-15T12:00:00.000Z')
    expect(Object.keys(body.details)).toEqual(
      expect.arrayContaining(['sessions', 'passkeys', 'apiKeys', 'securityEvents', 'media']),
    )
    expect(body.details['media']).toEqual([
      expect.objectContaining({
        id: media.id,
        file: 'originals/2026-01-15/photo.jpg',
        apps: ['default'],
        size: 5,
      }),
    ])
    expect(body.details['apiKeys']).toMatchObject([
      { keyPrefix: 'sk_live_ab', scopes: ['media:read'] },
    ])
  })

  test('has no secrets, no hashes of them, and nothing of anybody else', async () => {
    await put('other', 'other.jpg', ada.id)
    const text = await (await house.ask(ben.id, 'GET', '/me/data/export')).text()
    expect(text).not.toMatch(/token-|hash-|key hash|rt-person|at-person|person-ada|other\.jpg/)
  })

  test('of more media than fit in a piece is still JSON', async () => {
    for (let n = 0; n < 300; n++) await put(`photo ${n}`, `${'long name '.repeat(20)}${n}.jpg`)
    const body = (await (await house.ask(ben.id, 'GET', '/me/data/export')).json()) as Export
    expect(new Set(body.details['media']?.map(({ file }) => file)).size).toBe(300)
  })
})

describe('private files', () => {
  test('are listed with their facts as they were kept, and nobody else’s are', async () => {
    const facts = Buffer.alloc(90_000, 'facts of ben')
    const { sealed } = await house.seal('sealed bytes', { ownerId: ben.id, facts, app: 'album' })
    for (let n = 0; n < 20; n++) await house.seal(`more ${n}`, { ownerId: ben.id, facts })
    await house.seal('other bytes', { ownerId: ada.id })
    const body = (await (await house.ask(ben.id, 'GET', '/me/data/export')).json()) as Export
    expect(body.details['sealed']).toHaveLength(21)
    expect(body.details['sealed']).toContainEqual({
      id: sealed.id,
      file: `sealed/${sealed.id}.sealed`,
      apps: ['album'],
      size: 12,
      sha256: sealed.hash,
      sameness: sealed.sameness,
      createdAt: '2026-01-15T12:00:00.000Z',
      facts: facts.toString('base64'),
    })
    expect(body.details['media']).toEqual([])
    const { projects } = personData.parse(body)
    expect(projects.map(({ projectId, totalCount }) => [projectId, totalCount])).toEqual([
      ['sealed', 21],
      ['sync', 0],
    ])
  })

  test('are in the ZIP as they are, with words on how to open them', async () => {
    await put('open', 'open.jpg')
    const { sealed } = await house.seal('sealed bytes', { ownerId: ben.id })
    await house.seal('other bytes', { ownerId: ada.id })
    const files = await zipTo(ben.id)
    expect([...files.keys()]).toEqual([
      'data.json',
      'originals/2026-01-15/open.jpg',
      `sealed/${sealed.id}.sealed`,
      'sealed/README.txt',
    ])
    expect(String(files.get(`sealed/${sealed.id}.sealed`))).toBe('sealed bytes')
    expect(String(files.get('sealed/README.txt'))).toContain('recovery code')
  })
})

test.each([
  ['a/b\\c:d.jpg', 'a_b_c_d.jpg'],
  ['con.txt', '_con.txt'],
  ['...', 'untitled'],
  ['name. ', 'name'],
  ['Über.jpg', 'Über.jpg'],
])('%j is written as %j', (name, written) => expect(portable(name)).toBe(written))

describe('as a ZIP', () => {
  test('holds every original under a readable name of its own, and the list that says which', async () => {
    await put('one', 'IMG_1.jpg')
    await put('two', 'img_1.JPG')
    await put('three', 'IMG_1.jpg')
    await put('shared', 'ours.jpg')
    await put('shared', 'theirs.jpg', ada.id)
    const files = await zipTo(ben.id)
    const { details } = JSON.parse(files.get('data.json')!.toString()) as Export
    const listed = details['media']!.map(({ file }) => file as string)
    expect([...files.keys()].filter((name) => name !== 'data.json')).toEqual(listed)
    expect(listed.map((name) => name.toLowerCase())).toEqual([
      ...new Set(listed.map((name) => name.toLowerCase())),
    ])
    expect(listed).toHaveLength(4)
    expect([...files.values()].map(String)).toEqual(
      expect.arrayContaining(['one', 'two', 'three', 'shared']),
    )
    expect(files.has('originals/2026-01-15/ours.jpg')).toBe(true)
  })

  test('goes on where a file is missing, and says which', async () => {
    const lost = await put('lost', 'lost.jpg')
    await put('found', 'found.jpg')
    const place = join(house.dir, 'blobs', lost.hash.slice(0, 2), lost.hash.slice(2, 4), lost.hash)
    await rm(place, { force: true })
    const files = await zipTo(ben.id)
    expect(files.get('originals/2026-01-15/found.jpg')?.toString()).toBe('found')
    expect(files.get('missing.txt')?.toString()).toContain('lost.jpg')
  })

  test('of 250 files, one of them large, is streamed without growing', async () => {
    for (let n = 0; n < 250; n++) await put(randomBytes(2000), 'photo.jpg')
    const large = 200_000_000
    await putLarge(large)
    const served = await house.serve()
    const before = rss()
    let most = 0
    let bytes = 0
    for await (const piece of await request(`${served.origin}/me/data/export?media=1`)) {
      bytes += piece.byteLength
      most = Math.max(most, rss())
    }
    expect(bytes).toBeGreaterThan(large + 250 * 2000)
    expect(most - before).toBeLessThan(100_000_000)
    await served.close()
  })

  test('nobody takes any more is read no further', async () => {
    for (let n = 0; n < 30; n++) await put(randomBytes(1_000_000))
    const { blobs } = house.storage
    const real = blobs.open
    const streams: { destroyed: boolean }[] = []
    blobs.open = async (hash) => {
      const opened = await real(hash)
      const stream = () => {
        const made = opened.stream()
        streams.push(made)
        return made
      }
      return { ...opened, stream }
    }
    const served = await house.serve()
    const answer = await request(`${served.origin}/me/data/export?media=1`)
    await new Promise((resolve) => answer.once('readable', resolve))
    answer.destroy()
    await expect.poll(() => streams.every(({ destroyed }) => destroyed)).toBe(true)
    const opened = streams.length
    expect(opened).toBeLessThan(30)
    await served.close()
    expect(streams).toHaveLength(opened)
  })

  async function putLarge(size: number): Promise<void> {
    const incoming = await house.storage.blobs.begin()
    const chunk = randomBytes(1_000_000)
    for (let sent = 0; sent < size; sent += chunk.byteLength) await incoming.write(chunk)
    const { hash } = await incoming.seal()
    await incoming.keep(() =>
      house.storage.write(() =>
        house.storage.media.create({
          ownerId: ben.id,
          app: 'default',
          hash,
          size,
          mimeType: 'video/mp4',
          kind: 'other',
          originalName: 'film.mp4',
          process: false,
        }),
      ),
    )
  }
})

function rss(): number {
  return process.memoryUsage.rss()
}

function request(url: string): Promise<import('node:http').IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { 'x-test-caller': ben.id } }, resolve).once('error', reject)
  })
}

async function unzip(path: string): Promise<Map<string, Buffer>> {
  const archive = await openPromise(path, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)))
  return files
}
