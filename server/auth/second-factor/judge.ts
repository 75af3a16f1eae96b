import { timingSafeEqual } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { AuthConfig } from '../better-auth.ts'
import { refusalOf } from '../refusal.ts'
import { outerOf, type Challenge, type Challenges, type HookContext } from './challenge.ts'

export const totpPath = '/two-factor/verify-totp'
export const backupPath = '/two-factor/verify-backup-code'
const stepMs = 30_000

/**
 * Looks at each code before the plugin does: one person's codes one after the other, wrong ones
 * counted by themselves, and a right one taken once. [Note: a code works once]
 */
export function judgeHooks(config: AuthConfig, challenges: Challenges) {
  const { limits, events, storage } = config
  const steps = createSteps(config)

  async function isRight(ctx: HookContext, challenge: Challenge, code: string): Promise<boolean> {
    const open = (data: string) => symmetricDecrypt({ key: ctx.context.secretConfig, data })
    if (ctx.path === backupPath)
      return (JSON.parse(await open(challenge.backupCodes)) as string[]).includes(code)
    const step = await stepOf(code, await open(challenge.secret))
    return step !== null && (await storage.write(() => steps.claim(challenge.userId, step)))
  }

  async function judge(ctx: HookContext, challenge: Challenge, code: string): Promise<void> {
    if (await isRight(ctx, challenge, code)) return
    await storage.write(() => {
      limits.secondFactor.fail(challenge.userId)
      events.record({
        userId: challenge.userId,
        eventType: 'second_factor_failure',
        outer: outerOf(ctx),
        metadata: { method: methodOf(ctx.path) },
      })
    })
    throw wrongCode()
  }

  return [
    {
      matcher: ({ path }: { path?: string }) => path === totpPath || path === backupPath,
      handler: createAuthMiddleware(async (ctx) => {
        const { code } = Object(ctx.body) as { code?: unknown }
        const challenge = typeof code === 'string' ? await challenges.find(ctx) : null
        if (typeof code !== 'string' || !challenge) return
        await refusalOf(() =>
          limits.secondFactor.inTurn(challenge.userId, () => judge(ctx, challenge, code)),
        )
      }),
    },
  ]
}

/** The last step whose code was taken, for each person. Synchronous. */
export function createSteps({ storage: { sqlite } }: Pick<AuthConfig, 'storage'>) {
  const claim = sqlite.prepare(
    `INSERT INTO totp_step (user_id, step) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET step = excluded.step WHERE excluded.step > step`,
  )
  const forget = sqlite.prepare('DELETE FROM totp_step WHERE user_id = ?')
  return {
    /** @returns false where this step, or a later one, was taken already */
    claim: (userId: string, step: number) => claim.run(userId, step).changes === 1,
    /** For a new secret: codes of the old one are worth nothing. */
    forget: (userId: string) => forget.run(userId),
  }
}

/** Which step of 30 s this is the code of; one to either side counts. The plugin reads the wall clock, so does this. */
async function stepOf(code: string, secret: string): Promise<number | null> {
  const otp = createOTP(secret, { digits: 6, period: stepMs / 1000 })
  const current = Math.floor(Date.now() / stepMs)
  for (const step of [current, current - 1, current + 1])
    if (sameCode(code, await otp.hotp(step))) return step
  return null
}

function sameCode(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export function methodOf(path: string): string {
  return path === backupPath ? 'backup-code' : 'totp'
}

export function wrongCode(): APIError {
  return new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'That code is not right.' })
}
