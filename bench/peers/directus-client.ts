import type { Agent } from 'node:http'
import { askFor, type Answer } from '../harness/http.ts'
import type { Directus } from './directus.ts'

const boundary = 'a-boundary-no-photo-has'
const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
const tail = `\r\n--${boundary}--\r\n`

/** @returns the id of the file it has become */
export async function uploadTo(directus: Directus, bytes: Buffer, agent: Agent): Promise<string> {
  const { body } = await askFor(200, `${directus.origin}/files`, {
    method: 'POST',
    agent,
    headers: { ...directus.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]),
  })
  return (JSON.parse(body.toString()) as { data: { id: string } }).data.id
}

/** A WebP of a file, at most so wide and 300 high. */
export function pictureFrom(
  { origin, headers }: Directus,
  id: string,
  width: number,
  agent: Agent,
): Promise<Answer> {
  const query = `width=${width}&height=300&fit=inside&format=webp&quality=85&withoutEnlargement=true`
  return askFor(200, `${origin}/assets/${id}?${query}`, { agent, headers })
}
