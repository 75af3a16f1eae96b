import { createPrivateKey, sign, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { GenericEndpointContext } from 'better-auth'
import { symmetricDecrypt } from 'better-auth/crypto'
import { resolveSigningKey, type JwtOptions } from 'better-auth/plugins/jwt'
import type { Storage } from '../../storage/index.ts'
import type { BetterAuth } from './better-auth.ts'

/** Of an access token. */
const lifeSec = 15 * 60

type Issuing = { issuer: string; oidcIssuer: string; audience: string }

/** What Better Auth's token route and {@link createAccessTokens} sign by. */
export function accessTokenSettings({ issuer, oidcIssuer, audience }: Issuing): JwtOptions {
  return {
    jwks: {
      keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' },
      // For id tokens alone, and only those of relying parties that ask.
      keyPairConfigs: [{ alg: 'RS256', modulusLength: 2048 }],
    },
    jwt: {
      issuer: oidcIssuer,
      audience,
      expirationTime: `${lifeSec}s`,
      definePayload: (who) => ({ ...claims(who), iss: issuer }),
    },
    disableSettingJwtHeader: true,
  }
}

type Deps = Issuing & { storage: Storage; auth: BetterAuth; now: () => number }

/**
 * Access tokens for a session that was made a moment ago: letter for letter what Better Auth's token
 * route would answer, by its own key, but without the second round through its handler, and signed by
 * Node at once, where Web Crypto would take a turn through another thread. A session that is older goes
 * through that round, which also prolongs it.
 */
export function createAccessTokens({ storage, auth, now, ...issuing }: Deps) {
  const settings = accessTokenSettings(issuing)
  const keys = storage.sqlite.prepare(
    'SELECT id, alg, private_key, created_at FROM jwks WHERE expires_at IS NULL OR expires_at > ?',
  )
  const sealedKey = storage.sqlite
    .prepare<[string], string>('SELECT private_key FROM jwks WHERE id = ?')
    .pluck()
  const personOf = storage.sqlite.prepare<[string], { id: string; email: string; role: unknown }>(
    'SELECT id, email, role FROM user WHERE id = ?',
  )
  // Opening the key costs more than signing, so it stays open for as long as the rows say the same.
  let open: { rows: string; key: SigningKey } | undefined

  async function signingKey(ctx: GenericEndpointContext): Promise<SigningKey> {
    const rows = JSON.stringify(keys.all(now()))
    if (open?.rows !== rows) open = { rows, key: await openKey(ctx) }
    return open.key
  }

  /** The one that Better Auth would take, made if there is none; it opens it for Web Crypto alone. */
  async function openKey(ctx: GenericEndpointContext): Promise<SigningKey> {
    const { alg, kid } = (await resolveSigningKey(ctx, settings)) ?? {}
    if (alg !== 'EdDSA' || kid === undefined)
      throw new Error('access tokens are signed with Ed25519')
    const data = JSON.parse(sealedKey.get(kid) ?? '""') as string
    const jwk = await symmetricDecrypt({ key: ctx.context.secretConfig, data })
    return {
      alg,
      kid,
      key: createPrivateKey({ key: JSON.parse(jwk) as JsonWebKey, format: 'jwk' }),
    }
  }

  return {
    /** @throws whatever the database or the key says */
    async mint(session: { id: string; user_id: string }): Promise<string> {
      const user = personOf.get(session.user_id)
      if (!user) throw new Error('the person of a session has gone')
      // Of an endpoint's context, the signing looks at nothing else.
      const ctx = { context: await auth.$context } as unknown as GenericEndpointContext
      const iat = Math.floor(now() / 1000)
      return signed(await signingKey(ctx), {
        iat,
        ...claims({ user, session }),
        iss: issuing.issuer,
        exp: iat + lifeSec,
        aud: issuing.audience,
      })
    },
  }
}

type SigningKey = { alg: string; kid: string; key: KeyObject }

/** RFC 7515, compact. */
function signed({ key, ...header }: SigningKey, payload: object): string {
  const text = `${encoded(header)}.${encoded(payload)}`
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

export type AccessTokens = ReturnType<typeof createAccessTokens>

/** The contract's claims and nothing else; `iat, exp, iss, aud` are added by the plugin. */
function claims({ user, session }: Record<'user' | 'session', Record<string, unknown>>) {
  return {
    sub: String(user['id']),
    email: user['email'],
    role: user['role'] ?? 'user',
    sid: session['id'],
  }
}
