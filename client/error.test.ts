import { afterEach, expect, it } from 'vitest'
import { MediaClient } from './media-client.ts'
import { answerJson, type Handler, startSmallServer } from './testing/small-server.ts'

let server: Awaited<ReturnType<typeof startSmallServer>>
afterEach(() => server.close())

async function clientOf(handler: Handler) {
  server = await startSmallServer(handler)
  return new MediaClient(server.origin)
}

it('carries code, words, status, field and when to try again', async () => {
  const client = await clientOf((_, response) =>
    answerJson(
      response,
      { error: 'BUSY', message: 'A moment, please.', status: 503, field: 'w', retryAfterSec: 4 },
      { status: 503 },
    ),
  )
  await expect(client.stats()).rejects.toMatchObject({
    name: 'HearthClientError',
    code: 'BUSY',
    message: 'A moment, please.',
    status: 503,
    field: 'w',
    retryAfterSec: 4,
  })
})

it('understands a failure that is not an envelope', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(507, { 'retry-after': '60' })
    response.end('<html>full</html>')
  })
  await expect(client.stats()).rejects.toMatchObject({ code: 'NO_SPACE', retryAfterSec: 60 })
})

it('understands Better Auth, which says code where we say error', async () => {
  const body = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' }
  const client = await clientOf((_, response) => answerJson(response, body, { status: 401 }))
  await expect(client.stats()).rejects.toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' })
})

it('does not take a page for an answer', async () => {
  const client = await clientOf((_, response) => void response.end('<html>hotel wifi</html>'))
  await expect(client.stats()).rejects.toMatchObject({ code: 'BAD_ANSWER' })
})

it('says NETWORK when nobody answers', async () => {
  const client = await clientOf(() => {})
  await server.close()
  await expect(client.get('m1')).rejects.toMatchObject({ code: 'NETWORK', status: 0 })
})

it('says NETWORK when the answer does not come in time', async () => {
  server = await startSmallServer(() => {})
  const client = new MediaClient(server.origin, undefined, { timeoutMs: 20 })
  await expect(client.get('m1')).rejects.toMatchObject({ code: 'NETWORK' })
})

it('says ABORTED when the caller stops it', async () => {
  const stop = new AbortController()
  const client = await clientOf(() => stop.abort())
  await expect(client.get('m1', { signal: stop.signal })).rejects.toMatchObject({ code: 'ABORTED' })
})
