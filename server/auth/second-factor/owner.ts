import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { peerHeader } from '../../guard/peer.ts'
import type { AuthConfig } from '../better-auth.ts'
import { passwordSubject } from '../limits/index.ts'
import { refusal } from '../refusal.ts'
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

type Owner = { userId: string; subject: string }

/**
 * What the owner of an account does about their second factor, with their password. Somebody who found
 * a session open must not be able to guess that password here: it counts as everywhere else.
 */
export function ownerHooks(config: AuthConfig) {
  const { storage, limits, events } = config
  const devices = createTrustedDevices(config)
  const steps = createSteps(config)

  async function ownerOf(ctx: HookContext): Promise<Owner | null> {
    const session = await getSessionFromCtx(ctx)
    if (!session) return null
    const peer = outerOf(ctx).headers.get(peerHeader) ?? ''
    return { userId: session.user.id, subject: passwordSubject(session.user.email, peer) }
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
    if (!owner) return
    refusal(() => limits.password.check(owner.subject))
    if (ctx.request) owners.set(ctx.request, owner)
  })
  const after = createAuthMiddleware(async (ctx) => {
    const owner = ctx.request ? owners.get(ctx.request) : undefined
    const { returned } = ctx.context
    if (!owner) return
    if (!isAPIError(returned)) await storage.write(() => done(ctx, owner))
    else if (returned.body?.code === 'INVALID_PASSWORD')
      await limits.password.failNow(owner.subject)
  })
  return { before: [{ matcher, handler: before }], after: [{ matcher, handler: after }] }
}
