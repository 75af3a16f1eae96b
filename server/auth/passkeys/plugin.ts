import { getAuthenticatorName, passkey } from '@better-auth/passkey'
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api'
import { peerHeader } from '../../guard/peer.ts'
import type { AuthConfig } from '../better-auth.ts'
import { refusal } from '../refusal.ts'
import { createPasskeyRows } from './rows.ts'
import { relyingPartyId } from './relying-party.ts'

const paths = {
  registerOptions: '/passkey/generate-register-options',
  register: '/passkey/verify-registration',
  signInOptions: '/passkey/generate-authenticate-options',
  signIn: '/passkey/verify-authentication',
}
const ceremonies = new Set(Object.values(paths))

/**
 * Better Auth's passkeys with what it leaves open closed, for its own routes as for our wrappers.
 *
 * No `rpID` is given to the plugin: then it takes the host of the base URL, which our instances find
 * anew for each request among the allowed hosts. A fixed one would bind passkeys to one address.
 */
export function passkeys(config: AuthConfig) {
  const rows = createPasskeyRows(config)
  const checked = new WeakSet<Request>()
  const verified = (request: Request | undefined, userVerified: boolean | undefined) => {
    // [Note: user verification] The plugin asks for it and believes what comes; this does not.
    if (userVerified !== true) throw failed('The passkey did not check who you are.')
    if (request) checked.add(request)
  }
  const plugin = passkey({
    rpName: 'Hearth',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      async afterVerification({ ctx, verification }) {
        const { userVerified, credential, aaguid } = verification.registrationInfo ?? {}
        if (!credential || rows.findByCredential(credential.id)) throw taken()
        verified(ctx.request, userVerified)
        return { name: getAuthenticatorName(aaguid) ?? 'Passkey' } as { userId?: string }
      },
    },
    authentication: {
      async afterVerification({ ctx, verification }) {
        verified(ctx.request, verification.authenticationInfo.userVerified)
        const { credentialID, newCounter } = verification.authenticationInfo
        // Two answers with one counter may be checked at the same moment; one of them comes from a copy.
        if (!rows.advance(credentialID, newCounter)) throw failed('This passkey was copied.')
      },
    },
  })
  const hooks = {
    before: [
      {
        matcher: ({ path }: { path?: string }) => ceremonies.has(path ?? ''),
        handler: createAuthMiddleware(async (ctx) => {
          const own = ctx.context.options.baseURL
          const page = ctx.headers?.get('origin') ?? own
          if (typeof own !== 'string' || !relyingPartyId(own, page as string)) throw notHere()
          if (ctx.path === paths.signIn) refusal(() => config.limits.passkey.check(idIn(ctx.body)))
        }),
      },
    ],
    after: [
      {
        matcher: ({ path }: { path?: string }) => path === paths.signInOptions,
        handler: createAuthMiddleware(async (ctx) => {
          const options = ctx.context.returned
          if (isAPIError(options)) return
          return ctx.json({ ...(options as object), userVerification: 'required' })
        }),
      },
      {
        matcher: ({ path }: { path?: string }) => path === paths.signIn || path === paths.register,
        handler: createAuthMiddleware(async (ctx) => {
          const { returned } = ctx.context
          const outer = { url: '', headers: ctx.headers ?? new Headers({ [peerHeader]: '' }) }
          const seen = ctx.request !== undefined && checked.has(ctx.request)
          if (!isAPIError(returned)) await noteSuccess(ctx.path, ctx.body, returned, outer)
          // [Note: infrastructure never counts] The plugin calls each exception a failed check.
          // It calls this one so as well: who may not come in had a valid passkey.
          else if (seen && rows.isShutOut(idIn(ctx.body))) throw shutOut()
          else if (seen)
            throw new APIError('SERVICE_UNAVAILABLE', { code: 'FAILED_TO_UPDATE_PASSKEY' })
          else if (ctx.path === paths.signIn) await noteFailure(ctx.body, returned, outer)
        }),
      },
    ],
  }

  type Outer = { url: string; headers: Headers }
  async function noteSuccess(path: string, body: unknown, returned: unknown, outer: Outer) {
    if (path === paths.register) {
      const { userId, name } = returned as { userId: string; name: string }
      return config.storage.write(() =>
        config.events.record({ userId, eventType: 'passkey_added', outer, metadata: { name } }),
      )
    }
    return config.storage.write(() => {
      config.limits.passkey.clear(idIn(body))
      rows.used(idIn(body))
    })
  }

  async function noteFailure(body: unknown, { statusCode }: APIError, outer: Outer) {
    if (statusCode >= 500 || statusCode === 429) return
    const id = idIn(body)
    await config.storage.write(() => {
      config.limits.passkey.fail(id)
      const userId = rows.findByCredential(id)?.user_id
      if (userId) config.events.record({ userId, eventType: 'passkey_failure', outer })
    })
  }

  return { ...plugin, hooks }
}

/** The credential a browser names; what it is counted by. */
function idIn(body: unknown): string {
  const { response } = Object(body) as { response?: { id?: unknown } }
  return String(response?.id ?? '').slice(0, 1400)
}

function failed(message: string): APIError {
  return new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED', message })
}

function shutOut(): APIError {
  return new APIError('FORBIDDEN', {
    code: 'BANNED_USER',
    message: 'This account has been disabled.',
  })
}

function taken(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'PREVIOUSLY_REGISTERED',
    message: 'This passkey is known already.',
  })
}

function notHere(): APIError {
  return new APIError('NOT_FOUND', {
    code: 'PASSKEY_NOT_ENABLED',
    message: 'Passkeys do not work at this address.',
  })
}
