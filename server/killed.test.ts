import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { photo } from './media/processing/fixtures.ts'
import {
  post,
  household,
  spawnAppliance,
  spawnHearth,
  temporaryFolder,
  type Started,
} from './testing.ts'

/** The first promise, from outside: whatever was answered with 201 is there after a kill -9. */

let dir: string
let alive: Started | undefined
beforeEach(async () => void (dir = await temporaryFolder()))
afterEach(async () => {
  alive?.child.kill('SIGKILL')
  await alive?.exit
  await rm(dir, { recursive: true, force: true })
})

async function start(): Promise<Started> {
  return (alive = await spawnAppliance({ HEARTH_DATA_DIR: dir }))
}

async function token({ ready }: Started, path: string): Promise<string> {
  const answer = await post(`${ready.origin}${path}`, household)
  if (path.endsWith('/setup')) return ((await answer.json()) as { accessToken: string }).accessToken
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const minted = await fetch(`${ready.origin}/api/auth/token`, { headers: { cookie } })
  return ((await minted.json()) as { token: string }).token
}

const signIn = (started: Started) => token(started, '/api/auth/sign-in/email')

function upload({ ready }: Started, bearer: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const url = `${ready.media}/api/v1/media/upload?filename=${name}`
  return fetch(url, { method: 'PUT', body: bytes, headers: { authorization: `Bearer ${bearer}` } })
}

async function verifyAll(): Promise<{ ok: boolean; damage: unknown[] }> {
  const { lines, exit } = await spawnHearth(['verify', '--all', '--json'], { HEARTH_DATA_DIR: dir })
  const [line] = await Promise.all([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    exit,
  ])
  return JSON.parse(line)
}

describe('kill -9 while a folder of photos is on its way', () => {
  test.each([0, 1, 7, 20])('after %s were ticked off, each of them is there', async (enough) => {
    const first = await start()
    const bearer = await token(first, '/api/v1/setup')
    const ticked = new Set<string>()
    const files = Array.from({ length: 40 }, () => new Uint8Array(randomBytes(200_000)))
    const uploads = files.map(async (bytes, n) => {
      const answer = await upload(first, bearer, `${n}.bin`, bytes)
      if (answer.status !== 201) return
      ticked.add(createHash('sha256').update(bytes).digest('hex'))
      if (ticked.size === enough) first.child.kill('SIGKILL')
    })
    if (enough === 0) first.child.kill('SIGKILL')
    await Promise.allSettled(uploads)
    await first.exit

    const second = await start()
    const again = await signIn(second)
    for (const hash of ticked) {
      const record = await fetch(`${second.ready.media}/api/v1/media/hash/${hash}`, {
        headers: { authorization: `Bearer ${again}` },
      })
      const { urls } = (await record.json()) as { urls: { original: string } }
      const file = await fetch(urls.original, { headers: { authorization: `Bearer ${again}` } })
      expect(
        createHash('sha256')
          .update(new Uint8Array(await file.arrayBuffer()))
          .digest('hex'),
      ).toBe(hash)
    }
    expect(await verifyAll()).toMatchObject({ ok: true, damage: [] })
  })
})

test('kill -9 while photos are being processed: each is done after the next start, once', async () => {
  const first = await start()
  const bearer = await token(first, '/api/v1/setup')
  const photos = await Promise.all(
    [1, 2, 3, 4].map((seed) => photo({ width: 1600, height: 1200, seed })),
  )
  for (const [n, bytes] of photos.entries())
    expect((await upload(first, bearer, `${n}.jpg`, new Uint8Array(bytes))).status).toBe(201)
  first.child.kill('SIGKILL')
  await first.exit

  const second = await start()
  const headers = { authorization: `Bearer ${await signIn(second)}` }
  const events = await fetch(`${second.ready.media}/api/v1/media/events`, { headers })
  const list = async () =>
    (await (await fetch(`${second.ready.media}/api/v1/media`, { headers })).json()) as {
      status: string
      urls: { thumbnail?: string }
    }[]
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  while ((await list()).some(({ status }) => status === 'processing')) await reader?.read()
  await reader?.cancel()
  const records = await list()
  expect(records.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'ready'])
  for (const { urls } of records)
    expect((await fetch(urls.thumbnail ?? '', { headers })).status).toBe(200)
  expect(await verifyAll()).toMatchObject({ ok: true })
})
