import type { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Appliance } from './appliance.ts'
import { ask, askFor } from './http.ts'

/** As much of a media record as is needed here. */
export type Kept = { id: string; status: string; hash: string }

const base = '/api/v1/media'

/** PUTs one file; resolves with its record once Hearth has answered 201. */
export async function upload(
  { origin, cookie }: Appliance,
  bytes: Buffer,
  { name = 'photo.jpg', query = '', agent }: { name?: string; query?: string; agent?: Agent } = {},
): Promise<Kept> {
  const { body } = await askFor(201, `${origin}${base}/upload?filename=${name}${query}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'image/jpeg', 'content-length': bytes.length },
    body: bytes,
    ...(agent && { agent }),
  })
  return JSON.parse(body.toString()) as Kept
}

export function fileUrl({ origin }: Appliance, id: string, variant = ''): string {
  return `${origin}${base}/${id}/file${variant && `/${variant}`}`
}

/** Asks until a variant is served; resolves with its bytes. Asking costs next to nothing. */
export async function untilServed(
  appliance: Appliance,
  id: string,
  variant: string,
  { everyMs = 5, agent }: { everyMs?: number; agent?: Agent } = {},
): Promise<Buffer> {
  const headers = { cookie: appliance.cookie }
  for (;;) {
    const url = fileUrl(appliance, id, variant)
    const { status, body } = await ask(url, { headers, ...(agent && { agent }) })
    if (status === 200) return body
    if (status !== 202) throw new Error(`${variant} answered ${status}: ${body.toString()}`)
    await wait(everyMs)
  }
}

/** Asks until all are ready. */
export async function untilReady(appliance: Appliance, ids: string[]): Promise<void> {
  const { origin, cookie } = appliance
  for (const id of ids) {
    for (;;) {
      const { body } = await askFor(200, `${origin}${base}/${id}`, { headers: { cookie } })
      const { status } = JSON.parse(body.toString()) as Kept
      if (status === 'ready') break
      if (status !== 'processing') throw new Error(`processing ended as ${status}`)
      await wait(20)
    }
  }
}
