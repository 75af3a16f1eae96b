import { createLocalJWKSet, errors, jwtVerify, type JWK, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Storage } from '../../../storage/index.ts'

type Deps = { storage: Storage; issuer: string; audience: string; now: () => number }

/** The session id in a valid EdDSA access token; null for anything else. */
export function createBearerCheck({ storage, issuer, audience, now }: Deps) {
  const claims = new LRUCache<string, { sid: string; exp: number }>({ max: 1000 })
  const findKeys = storage.sqlite.prepare<[], { id: string; public_key: string }>(
    'SELECT id, public_key FROM jwks',
  )
  const readKeys = () =>
    createLocalJWKSet({
      keys: findKeys.all().map((row) => ({ ...(JSON.parse(row.public_key) as JWK), kid: row.id })),
    })
  // Opening a key costs as much as using it, so it stays open for a minute.
  let open: { keys: ReturnType<typeof readKeys>; until: number } | undefined
  const keySet = () => {
    if (!open || open.until <= now()) open = { keys: readKeys(), until: now() + 60_000 }
    return open.keys
  }
  const verify = async (token: string): Promise<JWTPayload | null> => {
    const rules = { issuer, audience, algorithms: ['EdDSA'], currentDate: new Date(now()) }
    const attempt = () => jwtVerify(token, keySet(), rules)
    return attempt()
      .catch((error: unknown) => {
        // A key made since: one that was signed with it a moment ago must not wait a minute.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        open = undefined
        return attempt()
      })
      .then(
        ({ payload }) => (isFromLater(payload, now()) ? null : payload),
        (error: unknown) => {
          if (error instanceof errors.JOSEError) return null
          throw error
        },
      )
  }
  const known = (authorization: string) => {
    const seen = claims.get(authorization)
    return seen && seen.exp * 1000 > now() ? seen.sid : null
  }
  return {
    verify,
    known,
    async check(authorization: string): Promise<string | null> {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
      if (!token) return null
      if (claims.has(authorization)) return known(authorization)
      const { sid, exp } = (await verify(token)) ?? {}
      if (typeof sid !== 'string' || exp === undefined) return null
      claims.set(authorization, { sid, exp })
      return sid
    },
  }
}

/** A minute is for clocks that are put right. */
function isFromLater({ iat = 0 }: JWTPayload, now: number): boolean {
  return iat * 1000 > now + 60_000
}
