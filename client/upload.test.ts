import { afterEach, expect, it } from 'vitest'
import { MediaClient } from './media-client.ts'
import { answerJson, type Handler, recordWith, startSmallServer } from './testing/small-server.ts'

let server: Awaited<ReturnType<typeof startSmallServer>>
afterEach(() => server.close())

async function clientOf(handler: Handler) {
  server = await startSmallServer(handler)
  return new MediaClient(server.origin)
}

const created: Handler = (_, response) => answerJson(response, recordWith(), { status: 201 })

async function formSeen(): Promise<FormData> {
  const ask = server.seen[0]
  const headers = { 'content-type': ask?.headers['content-type'] ?? '' }
  return new Response(new Uint8Array(ask?.body ?? []), { headers }).formData()
}

it('sends the bytes, the name and what was said about them, fields first', async () => {
  const client = await clientOf(created)
  const bytes = new TextEncoder().encode('photo').buffer
  const options = { app: 'album', filename: 'strand ß.jpg', skipProcessing: true }
  expect(await client.upload(bytes, options)).toMatchObject({ id: 'm1', duplicate: false })
  const form = await formSeen()
  expect([...form.keys()]).toEqual(['app', 'skipProcessing', 'file'])
  const file = form.get('file') as File
  expect(file.name).toBe('strand ß.jpg')
  expect(await file.text()).toBe('photo')
})

it('takes a File with its own name, and a Blob', async () => {
  const client = await clientOf(created)
  await client.upload(new File(['photo'], 'own.jpg'))
  expect(((await formSeen()).get('file') as File).name).toBe('own.jpg')
  await client.upload(new Blob(['photo']))
  expect(server.seen).toHaveLength(2)
})

it('tells that these bytes were there already', async () => {
  const client = await clientOf((_, response) => {
    const headers = { 'x-media-duplicate': 'true' }
    answerJson(response, recordWith(), { status: 201, headers })
  })
  expect(await client.upload(new Blob(['photo']))).toMatchObject({ duplicate: true })
})

it('reports progress up to the size of the file', async () => {
  const client = await clientOf(created)
  const total = 3_000_000
  const seen: number[] = []
  await client.upload(new Blob([new Uint8Array(total)]), {
    onProgress: (progress) => {
      expect(progress.total).toBe(total)
      seen.push(progress.sent)
    },
  })
  expect(seen.length).toBeGreaterThan(2)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(total)
  expect(((await formSeen()).get('file') as File).size).toBe(total)
})

it('fails in the words of the server', async () => {
  const body = { error: 'NO_SPACE', message: 'The disk is full.', status: 507 }
  const client = await clientOf((_, response) => answerJson(response, body, { status: 507 }))
  const upload = client.upload(new Blob(['photo']), { onProgress: () => {} })
  await expect(upload).rejects.toMatchObject({ code: 'NO_SPACE', message: 'The disk is full.' })
})

it('stops when told to', async () => {
  const stop = new AbortController()
  const client = await clientOf(() => stop.abort())
  const options = { signal: stop.signal, onProgress: () => {} }
  await expect(client.upload(new Blob(['photo']), options)).rejects.toMatchObject({
    code: 'ABORTED',
  })
})
