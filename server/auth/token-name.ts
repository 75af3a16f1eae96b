import { createHash } from 'node:crypto'

/** What a link's token is called where the token itself must not stand. */
export function nameOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
