import { randomInt } from 'node:crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { AuthConfig } from '../better-auth.ts'
import { createChallenges } from './challenge.ts'
import { gateHooks } from './gate.ts'
import { judgeHooks } from './judge.ts'
import { outcomeHooks } from './outcome.ts'
import { ownerHooks } from './owner.ts'
import { statusEndpoint } from './status.ts'

/**
 * Codes of an authenticator app, and backup codes, asked for after every way in. Better Auth's plugin
 * asks after a password only, takes a code twice, and counts per challenge; the hooks around it hold
 * for its own routes as for our wrappers.
 */
export function secondFactor(config: AuthConfig) {
  const plugin = twoFactor({
    issuer: 'Hearth',
    // Ours counts, says how long to wait, and can be cleared by the person at the machine.
    accountLockout: { enabled: false },
    backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, backupCode) },
  })
  const { sendTwoFactorOTP: _send, verifyTwoFactorOTP: _verify, ...endpoints } = plugin.endpoints
  const challenges = createChallenges(config)
  const owner = ownerHooks(config)
  return {
    ...plugin,
    endpoints: { ...endpoints, secondFactorStatus: statusEndpoint(config) },
    hooks: {
      before: [...judgeHooks(config, challenges), ...owner.before],
      after: [
        ...gateHooks(config, plugin.hooks.after),
        ...outcomeHooks(config, challenges),
        ...owner.after,
      ],
    },
    // Guessing is stopped by the counter; this only keeps off a flood.
    rateLimit: [
      { pathMatcher: (path: string) => path.startsWith('/two-factor/'), window: 10, max: 60 },
    ],
  }
}

/** Without letters and digits that look alike on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten of them, near 50 bits: `k3v9p-w7xqd`. */
function backupCode(): string {
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
