import type { Connection } from '../request.ts'
import type { Entered, Passkey, PasskeyCapability } from './record.ts'

const root = '/api/v1/auth/passkeys'

/** Passkeys. What the browser does between options and verify is the app's; both travel as they are. */
export function createPasskeyCalls({ json, send }: Connection) {
  const post = <T>(path: string, body: unknown = {}) =>
    json<T>(root + path, { method: 'POST', json: body })
  return {
    /** Whether this address can do passkeys at all. */
    capability: () => json<PasskeyCapability>(`${root}/capability`),
    list: () => json<Passkey[]>(root),
    registerOptions: <T = unknown>() => post<T>('/register/options'),
    register: (response: unknown, name?: string) =>
      post<Passkey>('/register/verify', name === undefined ? { response } : { response, name }),
    signInOptions: <T = unknown>() => post<T>('/authenticate/options'),
    signIn: (response: unknown) => post<Entered>('/authenticate/verify', { response }),
    rename: (id: string, name: string) =>
      json<Passkey>(`${root}/${encodeURIComponent(id)}`, { method: 'PATCH', json: { name } }),
    async remove(id: string): Promise<void> {
      await send(`${root}/${encodeURIComponent(id)}`, { method: 'DELETE' })
    },
  }
}
