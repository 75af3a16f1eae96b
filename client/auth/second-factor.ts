import type { Connection } from '../request.ts'
import type { Entered, SecondFactorBegun, SecondFactorState } from './record.ts'

const root = '/api/v1/auth/second-factor'

/** The authenticator app and its backup codes: setting it up, and the second step of a sign-in. */
export function createSecondFactorCalls({ json, send }: Connection) {
  const post = <T>(path: string, body: unknown) =>
    json<T>(root + path, { method: 'POST', json: body })
  return {
    state: () => json<SecondFactorState>(root),
    /** Begins; nothing is asked for at sign-in before `verify` took a code. */
    enable: (password: string) => post<SecondFactorBegun>('/enable', { password }),
    /** A code of the app: finishes the set-up for who is signed in, and a sign-in for who is half-way. */
    verify: (code: string, { trustDevice = false } = {}) =>
      post<Partial<Entered>>('/verify', { code, trustDevice }),
    /** Each backup code works once. */
    backupCode: (code: string, { trustDevice = false } = {}) =>
      post<Partial<Entered>>('/backup-code', { code, trustDevice }),
    async disable(password: string): Promise<void> {
      await send(`${root}/disable`, { method: 'POST', json: { password } })
    },
    /** New ones; the old stop working. */
    async renewBackupCodes(password: string): Promise<string[]> {
      return (await post<{ backupCodes: string[] }>('/backup-codes', { password })).backupCodes
    },
  }
}
