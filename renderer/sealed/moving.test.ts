import { expect, it, vi } from 'vitest'
import type { MediaClient } from '../../client/index.ts'
import { createMoving } from './moving.ts'

const content = Uint8Array.from({ length: 5000 }, (_, at) => at % 251)
const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream()

/** A house that gives back what it was given, or what `back` makes of it. */
type House = { back?: Uint8Array<ArrayBuffer>; addedAt?: string }
function setUp({ back = content, addedAt }: House = {}) {
  const calls: string[] = []
  const uploads: object[] = []
  const gone = (what: string) => async () => (calls.push(what), true)
  const record = {
    originalName: 'a.jpg',
    mimeType: 'image/jpeg',
    size: content.length,
    createdAt: '2024-01-02T03:04:05.000Z',
  }
  const media = {
    get: async () => record,
    upload: async (_: File, options: object) => (
      calls.push('upload'),
      uploads.push(options),
      { id: 'plain' }
    ),
    delete: gone('delete plain'),
    getOriginalUrl: (id: string) => `/${id}`,
    sealed: { delete: gone('delete sealed') },
  } as unknown as MediaClient
  const send = vi.fn(async () => (calls.push('seal'), { id: 'sealed', duplicate: false }))
  const opened = new File([content], 'a.jpg', { type: 'image/jpeg' })
  const moving = createMoving({
    media,
    connection: {
      fetch: async (url) => new Response(url === '/plain' ? streamOf(back) : streamOf(content)),
    },
    reading: {
      find: async () => null,
      facts: () => ({
        name: 'a.jpg',
        type: 'image/jpeg',
        size: 5000,
        bytes: 5092,
        createdAt: '2026-11-21T10:00:00.000Z',
        ...(addedAt ? { addedAt } : {}),
      }),
    },
    opening: { stream: async () => streamOf(back), open: async () => opened },
    sending: { send } as never,
  })
  return { moving, calls, uploads, send }
}

const wrong = () => {
  const other = content.slice()
  other[4999] = 0
  return other
}

it('lets the plain one go only after the sealed one was read back', async () => {
  const { moving, calls, send } = setUp()
  expect(await moving.makePrivate('old', {})).toBe('sealed')
  expect(calls).toEqual(['seal', 'delete plain'])
  expect(send.mock.calls[0]).toMatchObject([
    { name: 'a.jpg', type: 'image/jpeg', size: 5000 },
    { known: { addedAt: '2024-01-02T03:04:05.000Z' } },
  ])
})

it.each([
  ['another byte', wrong()],
  ['a byte less', content.slice(0, -1)],
  ['nothing', content.slice(0, 0)],
])('keeps both when %s comes back', async (_, back) => {
  const { moving, calls } = setUp({ back })
  await expect(moving.makePrivate('old', {})).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
  await expect(moving.makeVisible('sealed', {})).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
  expect(calls).toEqual(['seal', 'upload'])
})

it('leads back the same way, to the day it came', async () => {
  const before = setUp({ addedAt: '2019-06-14T12:00:00.000Z' })
  await before.moving.makeVisible('sealed', {})
  expect(before.uploads).toMatchObject([{ addedAt: '2019-06-14T12:00:00.000Z' }])
  const { moving, calls, uploads } = setUp()
  expect(await moving.makeVisible('sealed', {})).toBe('plain')
  expect(calls).toEqual(['upload', 'delete sealed'])
  // One that was never visible came when it was sealed.
  expect(uploads).toMatchObject([{ addedAt: '2026-11-21T10:00:00.000Z' }])
})

it('stops in between, and takes nothing away', async () => {
  const { moving, calls } = setUp()
  const abort = new AbortController()
  abort.abort()
  await expect(moving.makePrivate('old', { signal: abort.signal })).rejects.toThrow(/abort/i)
  expect(calls).toEqual([])
})
