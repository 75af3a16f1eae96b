import { createHash } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { resolveSigningKey, signJWT, type JwtOptions } from 'better-auth/plugins/jwt'
import { decodeJwt } from 'jose'
import type { Storage } from '../../../storage/index.ts'

type Context = Parameters<typeof signJWT>[0]

/**
 * Id tokens for relying parties that cannot read EdDSA. The provider signs them all with one
 * algorithm; those of a client that asks for RS256 are signed anew on their way out, by a key that
 * stands beside the other one in the key set. Access tokens of Hearth itself are never touched.
 */
export function rs256IdTokens({ storage: { sqlite } }: { storage: Storage }): BetterAuthPlugin {
  const wanted = sqlite
    .prepare<[string], string | null>(
      `SELECT metadata ->> 'id_token_signed_response_alg' FROM oauth_client WHERE client_id = ?`,
    )
    .pluck()
  const wantsRs256 = (idToken: string) => wanted.get(String(decodeJwt(idToken).aud)) === 'RS256'
  let minted = false

  return {
    id: 'hearth-rs256',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/jwks' && !minted,
          handler: createAuthMiddleware(async (c) => {
            // Where it cannot be written, the keys that are there are worth more than none.
            minted = await mint(c).catch(() => false)
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path === '/jwks',
          handler: createAuthMiddleware(async (c) => {
            const { keys } = c.context.returned as { keys?: Key[] }
            if (keys) return c.json({ keys: keys.map(tidied) })
          }),
        },
        {
          matcher: ({ path }) => path === '/oauth2/token',
          handler: createAuthMiddleware(async (c) => {
            const answer = c.context.returned as TokenAnswer | undefined
            if (typeof answer?.id_token !== 'string' || !wantsRs256(answer.id_token)) return
            const idToken = await signAnew(c, answer.id_token, answer.access_token)
            return c.json({ ...answer, id_token: idToken })
          }),
        },
      ],
    },
  }
}

type Key = { kty: string; crv?: string }

/** The plugin gives every key the curve of the EdDSA ones; some readers stumble over one on an RSA key. */
function tidied({ crv, ...key }: Key) {
  return { ...key, ...(key.kty === 'RSA' ? {} : { crv }), use: 'sig' }
}

type TokenAnswer = { id_token?: string; access_token: string }

/** Both keys; the EdDSA one first, for without it the plugin would take any other. */
async function mint(c: Context): Promise<boolean> {
  for (const signingAlgorithm of ['EdDSA', 'RS256'] as const)
    await resolveSigningKey(c, jwtOptions(c), { signingAlgorithm })
  return true
}

async function signAnew(c: Context, idToken: string, accessToken: string): Promise<string> {
  await mint(c)
  const payload = { ...decodeJwt(idToken), at_hash: halfHash(accessToken) }
  return signJWT(c, { options: jwtOptions(c), payload, signingAlgorithm: 'RS256' })
}

/** `at_hash` of OIDC Core 3.1.3.6 for an algorithm with SHA-256: the left half of the hash. */
function halfHash(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}

function jwtOptions(c: Context): JwtOptions {
  return (c.context.getPlugin('jwt') as { options?: JwtOptions } | null)?.options ?? {}
}
