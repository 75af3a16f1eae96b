import { createAuthMiddleware } from 'better-auth/api'
import type { AuthConfig } from './better-auth.ts'

const promising = new Set(['/sign-up/email', '/send-verification-email', '/change-email'])

/**
 * Better Auth says "on its way" also where the letter could not be written down, as on a full disk.
 * Nobody is promised a letter that is not in the outbox.
 */
export function lostLetters({ letters }: Pick<AuthConfig, 'letters'>) {
  const handler = createAuthMiddleware(async ({ request }) => {
    const lost = request && letters.lost(request)
    if (lost !== undefined) throw lost
  })
  const matcher = ({ path }: { path?: string }) => promising.has(path ?? '')
  return { id: 'hearth-lost-letters', hooks: { after: [{ matcher, handler }] } }
}
