import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import type { AuthConfig } from '../better-auth.ts'
import { outerOf, type HookContext } from './challenge.ts'
import { createSteps } from './judge.ts'
import { createTrustedDevices } from './trusted-devices.ts'

const paths = {
  enable: '/two-factor/enable',
  disable: '/two-factor/disable',
  renew: '/two-factor/generate-backup-codes',
  show: '/two-factor/get-totp-uri',
}
const all = new Set(Object.values(paths))

type Owner = { userId: string }

/**
 * What the owner of an account does about their second factor, with their password, which the routes
 * around count.
 */
export function ownerHooks(config: AuthConfig) {
  const { storage, events } = config
  const devices = createTrustedDevices(config)
  const steps = createSteps(config)

  async function ownerOf(ctx: HookContext): Promise<Owner | null> {
    const session = await getSessionFromCtx(ctx)
    return session && { userId: session.user.id }
  }

  function done(ctx: HookContext, { userId }: Owner): void {
    const outer = outerOf(ctx)
    if (ctx.path === paths.enable) steps.forget(userId)
    if (ctx.path === paths.renew)
      events.record({ userId, eventType: 'backup_codes_renewed', outer })
    if (ctx.path !== paths.disable) return
    steps.forget(userId)
    devices.forgetAll(userId)
    events.record({ userId, eventType: 'second_factor_disabled', outer })
  }

  const owners = new WeakMap<Request, Owner>()
  const matcher = ({ path }: { path?: string }) => all.has(path ?? '')
  const before = createAuthMiddleware(async (ctx) => {
    const owner = await ownerOf(ctx)
    if (owner && ctx.request) owners.set(ctx.request, owner)
  })
  const after = createAuthMiddleware(async (ctx) => {
    const owner = ctx.request ? owners.get(ctx.request) : undefined
    const { returned } = ctx.context
    if (owner && !isAPIError(returned)) await storage.write(() => done(ctx, owner))
  })
  return { before: [{ matcher, handler: before }], after: [{ matcher, handler: after }] }
}
