import { randomBytes } from 'node:crypto'
import { jsonIn, type TestMedia } from '../testing.ts'
import type { SealedRecord } from './record.ts'

/** Test support: random bytes stand for sealed ones; nothing here could tell them apart. */
export type About = Partial<Record<'sameness' | 'facts' | 'app', string | undefined>>

/** Facts of so many bytes. */
export const facts = (length: number) => randomBytes(length).toString('base64')

/**
 * A form of these parts in this order, as one piece: Node's own forms throw where nobody can catch it
 * when an answer comes before their end.
 */
export function formOf(parts: [name: string, value: string | Uint8Array][]): RequestInit {
  const pieces = parts.flatMap(([name, value]) => {
    const filename = typeof value === 'string' ? '' : '; filename="sealed"'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename}\r\n\r\n`
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')]
  })
  return {
    method: 'PUT',
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

const boundary = 'the-border-of-a-test'

/** Those that are given, before the file, as they have to be. */
export const fieldsOf = (about: About) =>
  Object.entries(about).filter((field): field is [string, string] => field[1] !== undefined)

export function sealing(house: () => TestMedia) {
  const put = (bytes: Uint8Array, about: About, person = 'ada') =>
    house().send('/sealed', formOf([...fieldsOf(about), ['file', bytes]]), person)
  return {
    put,
    /** Answers what the upload answered; throws unless it was taken. */
    async kept(bytes: Uint8Array, about: About, person = 'ada') {
      const answer = await put(bytes, about, person)
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
      return jsonIn(answer)
    },
    async page(query: string, person = 'ada') {
      const answer = await house().get(`/sealed${query}`, person)
      return (await answer.json()) as { items: SealedRecord[]; nextCursor: string | null }
    },
  }
}

/** Every route about one of them. */
export const sealedRoutes = (id: string) => [
  { method: 'GET', path: `/sealed/${id}`, body: {} },
  { method: 'GET', path: `/sealed/${id}/file`, body: {} },
  {
    method: 'PATCH',
    path: `/sealed/${id}`,
    body: {
      body: JSON.stringify({ facts: facts(40) }),
      headers: { 'content-type': 'application/json' },
    },
  },
  { method: 'DELETE', path: `/sealed/${id}`, body: {} },
  { method: 'POST', path: `/sealed/${id}/restore`, body: {} },
]

/** What the routes that existing apps ask have to say. */
export async function nowhere(house: TestMedia, person: string) {
  const ask = async (path: string) => (await house.get(path, person)).json() as Promise<unknown>
  return {
    list: await ask(''),
    all: await ask('/list/all'),
    ofType: await ask('/list/all?mimeType=application/*'),
    days: await ask('/timeline'),
    stats: await ask('/stats'),
  }
}

/** Files in incoming/ and in blobs/ that no row names, once everybody who uploads has let go. */
export async function bytesLeft(house: TestMedia): Promise<number> {
  for (let turns = 0; turns < 200 && (await house.leftovers()) > 0; turns++)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  return house.leftovers()
}
