import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { AuthConfig } from '../better-auth.ts'

/** `GET /second-factor/status`: only inside Better Auth are the backup codes to be opened. */
export function statusEndpoint({ storage }: Pick<AuthConfig, 'storage'>) {
  const codesOf = storage.sqlite
    .prepare<[string], string>(
      'SELECT backup_codes FROM two_factor WHERE user_id = ? AND verified IS NOT 0',
    )
    .pluck()
  return createAuthEndpoint(
    '/second-factor/status',
    { method: 'GET', use: [sessionMiddleware] },
    async (ctx) => {
      const sealed = codesOf.get(ctx.context.session.user.id)
      if (sealed === undefined) return ctx.json({ enabled: false, backupCodesLeft: 0 })
      const codes = await symmetricDecrypt({ key: ctx.context.secretConfig, data: sealed })
      return ctx.json({ enabled: true, backupCodesLeft: (JSON.parse(codes) as string[]).length })
    },
  )
}
