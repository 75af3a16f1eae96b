import { afterEach, expect, it } from 'vitest'
import { MediaClient } from './media-client.ts'
import { answerJson, type Handler, recordWith, startSmallServer } from './testing/small-server.ts'

let server: Awaited<ReturnType<typeof startSmallServer>>
afterEach(() => server.close())

async function clientOf(handler: Handler, token?: string) {
  server = await startSmallServer(handler)
  return new MediaClient(server.origin, token)
}

it('asks for one record, with the token as bearer', async () => {
  const client = await clientOf((_, response) => answerJson(response, recordWith()), 'sk_live_x')
  expect(await client.get('m1')).toMatchObject({ id: 'm1', originalName: 'beach.jpg' })
  expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/media/m1' })
  expect(server.seen[0]?.headers.authorization).toBe('Bearer sk_live_x')
})

it('answers null where there is nothing, by id and by hash', async () => {
  const client = await clientOf((_, response) =>
    answerJson(response, { error: 'NOT_FOUND', message: 'No.', status: 404 }, { status: 404 }),
  )
  expect(await client.get('a/b')).toBeNull()
  expect(await client.getByHash('ff')).toBeNull()
  expect(await client.delete('x')).toBe(false)
  expect(server.seen.map((ask) => ask.url)).toEqual([
    '/api/v1/media/a%2Fb',
    '/api/v1/media/hash/ff',
    '/api/v1/media/x',
  ])
})

it('lists with what was asked and nothing else', async () => {
  const client = await clientOf((_, response) => answerJson(response, [recordWith()]))
  expect(await client.list({ app: 'photos & more', limit: 5 })).toHaveLength(1)
  expect(server.seen[0]?.url).toBe('/api/v1/media/?app=photos%20%26%20more&limit=5')
})

it('lists all with dates as ISO and apps joined', async () => {
  const page = { items: [], total: 0, hasMore: false }
  const client = await clientOf((_, response) => answerJson(response, page))
  const dateFrom = new Date('2025-01-01T00:00:00Z')
  expect(await client.listAll({ apps: ['a', 'b'], dateFrom, hasLocation: true })).toEqual(page)
  expect(server.seen[0]?.url).toContain('hasLocation=true&apps=a%2Cb&dateFrom=2025-01-01T00')
})

it('reads a day page by page', async () => {
  const client = await clientOf((_, response) =>
    answerJson(response, [recordWith()], { headers: { 'x-next-cursor': 'c2' } }),
  )
  const page = await client.timelineDay('2025-05-03', { limit: 1, cursor: 'c1' })
  expect(page.items).toHaveLength(1)
  expect(page.nextCursor).toBe('c2')
  expect(server.seen[0]?.url).toBe('/api/v1/media/timeline/2025-05-03?limit=1&cursor=c1')
})

it('deletes and restores', async () => {
  const client = await clientOf(({ method }, response) =>
    answerJson(response, method === 'DELETE' ? { success: true } : recordWith()),
  )
  expect(await client.delete('m1')).toBe(true)
  expect(await client.restore('m1')).toMatchObject({ id: 'm1' })
  expect(server.seen[1]).toMatchObject({ method: 'POST', url: '/api/v1/media/m1/restore' })
})

it('waits until a record is ready', async () => {
  const statuses = ['processing', 'processing', 'ready']
  const client = await clientOf((_, response) =>
    answerJson(response, recordWith({ status: statuses.shift() })),
  )
  expect(await client.waitForReady('m1', 5000, 1)).toMatchObject({ status: 'ready' })
})

it('throws when processing failed, and when it takes too long', async () => {
  let status = 'failed'
  const client = await clientOf((_, response) =>
    answerJson(response, recordWith({ status, failure: 'The picture is cut off.' })),
  )
  await expect(client.waitForReady('m1')).rejects.toMatchObject({
    code: 'PROCESSING_FAILED',
    message: 'The picture is cut off.',
  })
  status = 'processing'
  await expect(client.waitForReady('m1', 5, 2)).rejects.toMatchObject({ code: 'TIMEOUT' })
})

it('builds addresses, whatever form the base had', async () => {
  const client = await clientOf(() => {})
  expect(client.getOriginalUrl('m1')).toBe(`${server.origin}/api/v1/media/m1/file`)
  expect(client.getThumbnailUrl('m1')).toBe(`${server.origin}/api/v1/media/m1/file/thumb`)
  expect(new MediaClient('https://h.local/').getMediumUrl('a b')).toBe(
    'https://h.local/api/v1/media/a%20b/file/medium',
  )
  expect(new MediaClient('https://h.local/api/v1/media').getLargeUrl('m')).toBe(
    'https://h.local/api/v1/media/m/file/large',
  )
  expect(new MediaClient('').getTransformUrl('m', { width: 4, fit: 'cover', quality: 9 })).toBe(
    '/api/v1/media/m/transform?w=4&fit=cover&q=9',
  )
})
