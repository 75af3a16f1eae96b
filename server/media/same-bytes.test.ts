import { afterEach, beforeEach, expect, test } from 'vitest'
import { HearthError } from '../../storage/index.ts'
import { photo } from './processing/fixtures.ts'
import { startMedia, type TestMedia } from './testing.ts'

/** Two people have the very same photo: what is done for one must not show to the other. */
let house: TestMedia
let bytes: Buffer
let runs = 0
let crash = false
let held: Promise<void> | undefined
beforeEach(async () => {
  runs = 0
  crash = false
  held = undefined
  house = await startMedia({
    pool: (real) => ({
      ...real,
      run: async (task, options) => {
        runs++
        await held
        if (crash) throw new HearthError('UNPROCESSABLE', 'This picture is damaged.')
        return real.run(task, options)
      },
    }),
  })
  bytes = Buffer.from(await photo({ width: 1000, height: 700, seed: 71 }))
})
afterEach(() => house.close())

const skip = { skipProcessing: 'true' }

/** All that the routes say to `person` about a media of theirs. */
async function seen(person: string, id: string): Promise<unknown> {
  const paths = [`/${id}`, '', '/list/all', '/list/all?hasLocation=true', '/stats', '/timeline']
  const texts = await Promise.all(paths.map(async (path) => (await house.get(path, person)).text()))
  const files = await Promise.all(
    ['thumb', 'medium', 'large'].map(async (name) => {
      const { status, headers } = await house.get(`/${id}/file/${name}`, person)
      return [status, headers.get('etag'), headers.get('content-length')]
    }),
  )
  return { texts, files }
}

function heardBy(person: string) {
  const heard: unknown[] = []
  house.media.events.listen(person, { sessionId: null, tell: (e) => heard.push(e), end() {} })
  return heard
}

test('one who wants no processing sees no results of another’s', async () => {
  await house.settled((await house.put(bytes)).id)
  const fresh = await house.put(bytes, skip, 'ben')
  const record = (await (await house.get(`/${fresh.id}`, 'ben')).json()) as object
  expect(record).toEqual(fresh)
  expect(record).toMatchObject({ status: 'ready' })
  for (const found of ['metadata', 'exif', 'placeholder']) expect(record).not.toHaveProperty(found)
  const thumb = await house.get(`/${fresh.id}/file/thumb`, 'ben')
  expect(thumb.headers.get('etag')).toBe(`"${fresh.hash}"`)
})

test('one who wants no processing sees nothing change when another wants it', async () => {
  const { id } = await house.put(bytes, skip)
  const before = await seen('ada', id)
  const heard = heardBy('ada')
  await house.settled((await house.put(bytes, {}, 'ben')).id, 'ben')
  await house.jobs.whenIdle()
  expect(await seen('ada', id)).toEqual(before)
  expect(heard.filter((event) => JSON.stringify(event).includes('thumbnail'))).toEqual([])
})

test('one who wants it later has it then', async () => {
  const { id } = await house.put(bytes, skip)
  expect(await house.put(bytes)).toMatchObject({ id, status: 'processing' })
  expect(await house.settled(id)).toMatchObject({ status: 'ready', metadata: { width: 1000 } })
})

test('a second person waits for a pass of their own, and hears of it alone', async () => {
  const { id } = await house.put(bytes)
  await house.settled(id)
  await house.jobs.whenIdle()
  const before = await seen('ada', id)
  const [ada, ben] = [heardBy('ada'), heardBy('ben')]
  const gate = Promise.withResolvers<void>()
  held = gate.promise
  const { id: theirs } = await house.put(bytes, {}, 'ben')
  expect((await house.get(`/${theirs}/file/thumb`, 'ben')).status).toBe(202)
  const waiting = await (await house.get(`/${theirs}`, 'ben')).json()
  expect(waiting).toMatchObject({ status: 'processing' })
  expect(waiting).not.toHaveProperty('metadata')
  gate.resolve()
  await house.settled(theirs, 'ben')
  await house.jobs.whenIdle()
  expect(runs).toBe(2)
  expect(ben).toContainEqual({ id: theirs, status: 'ready', thumbnail: true })
  expect(ada).toEqual([])
  expect(await seen('ada', id)).toEqual(before)
})

test('what fails for one fails for nobody else, and shows nothing', async () => {
  const { id } = await house.put(bytes)
  await house.settled(id)
  await house.jobs.whenIdle()
  const before = await seen('ada', id)
  const ada = heardBy('ada')
  crash = true
  const failed = await house.settled((await house.put(bytes, {}, 'ben')).id, 'ben')
  expect(failed).toMatchObject({ status: 'failed', failure: 'This picture is damaged.' })
  expect(failed).not.toHaveProperty('metadata')
  expect((await house.get(`/${failed.id}/file/thumb`, 'ben')).status).toBe(422)
  expect(await seen('ada', id)).toEqual(before)
  expect(ada).toEqual([])
  crash = false
  const theirs = await seen('ben', failed.id)
  await house.settled((await house.put(bytes, {}, 'cy')).id, 'cy')
  expect(await seen('ben', failed.id)).toEqual(theirs)
})
