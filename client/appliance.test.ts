import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from '../server/testing.ts'
import { AccountClient, MediaClient, type MediaEvent } from './index.ts'

let appliance: TestAppliance
let media: MediaClient
let token: string

beforeAll(async () => {
  appliance = await startTestAppliance()
  token = (await setUp(appliance.origin)).token
  media = new MediaClient(appliance.media, token)
})
afterAll(() => appliance.close())

async function photo(red: number): Promise<File> {
  const create = {
    width: 1200,
    height: 900,
    channels: 3,
    background: { r: red, g: 90, b: 40 },
  } as const
  const bytes = await sharp({ create }).jpeg().toBuffer()
  return new File([new Uint8Array(bytes)], `red ${red}.jpg`)
}

it('keeps a photo, knows it again, and waits until it is ready', async () => {
  const file = await photo(10)
  const progress = vi.fn()
  const kept = await media.upload(file, { app: 'album', onProgress: progress })
  expect(kept).toMatchObject({ status: 'processing', originalName: 'red 10.jpg', duplicate: false })
  expect(progress).toHaveBeenLastCalledWith({ sent: file.size, total: file.size })
  expect(await media.upload(file)).toMatchObject({ id: kept.id, duplicate: true })
  expect(await media.getByHash(kept.hash)).toMatchObject({ id: kept.id })

  const ready = await media.waitForReady(kept.id, 20_000, 50)
  expect(ready.metadata).toMatchObject({ width: 1200, height: 900 })
  const headers = { authorization: `Bearer ${token}` }
  for (const url of [
    media.getOriginalUrl(kept.id),
    media.getThumbnailUrl(kept.id),
    media.getMediumUrl(kept.id),
    media.getLargeUrl(kept.id),
    media.getTransformUrl(kept.id, { width: 40, height: 40, fit: 'cover', format: 'png' }),
  ]) {
    expect((await fetch(url, { headers })).status).toBe(200)
  }
})

it('lists by every way there is', async () => {
  const { id } = await media.upload(await photo(20), { app: 'album' })
  expect((await media.list({ app: 'album', limit: 1 }))[0]?.id).toBe(id)
  const page = await media.listAll({ apps: ['album'], mimeType: 'image/*', dateFrom: new Date(0) })
  expect(page.items.map((item) => item.id)).toContain(id)
  expect(await media.stats()).toMatchObject({ totalCount: page.total })
  const { days, total } = await media.timeline()
  expect(total).toBe(page.total)
  const day = await media.timelineDay(days[0]?.day ?? '', { limit: 1 })
  expect(day.items).toHaveLength(1)
  const rest = await media.timelineDay(days[0]?.day ?? '', { cursor: day.nextCursor ?? '' })
  expect(rest.nextCursor).toBeNull()
})

it('deletes, restores, and hears of both', async () => {
  const events: MediaEvent[] = []
  await new Promise<void>((open) => {
    stop = media.events((event) => events.push(event), { onOpen: open })
  })
  const { id } = await media.upload(await photo(30))
  await vi.waitFor(
    () => expect(events).toContainEqual(expect.objectContaining({ id, status: 'ready' })),
    15_000,
  )
  expect(await media.delete(id)).toBe(true)
  expect(await media.get(id)).toBeNull()
  expect(await media.delete(id)).toBe(false)
  await vi.waitFor(() => expect(events).toContainEqual({ id, status: 'removed' }))
  expect(await media.restore(id)).toMatchObject({ id })
  stop()
})
let stop = () => {}

it('says in words what is wrong', async () => {
  await expect(media.upload(new Blob([]))).rejects.toMatchObject({
    code: 'VALIDATION',
    status: 400,
  })
  await expect(new MediaClient(appliance.media).stats()).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
    status: 401,
  })
})

it('knows that set-up is over, and who is nobody', async () => {
  const account = new AccountClient(appliance.origin)
  expect(await account.setupState()).toMatchObject({ needed: false })
  expect(await account.session()).toBeNull()
  await account.health()
})
