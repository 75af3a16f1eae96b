import type { Connection } from '../request.ts'
import type {
  AllowedApp,
  ApiKey,
  ApiKeyInput,
  ApiKeyMade,
  ConsentRequest,
  DeviceRequest,
  SignInSession,
  TrustedDevice,
} from './record.ts'

const auth = '/api/v1/auth'

/** A list that things can be taken out of. */
function listAt<T>({ json, send }: Connection, path: string) {
  return {
    list: () => json<T[]>(path),
    async remove(id: string): Promise<void> {
      await send(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' })
    },
  }
}

/** Where this person is signed in. Another person's id is NOT_FOUND. */
export const createSessionCalls = (connection: Connection) =>
  listAt<SignInSession>(connection, `${auth}/sessions`)

/** Devices that are not asked for the second factor. */
export const createTrustedDeviceCalls = (connection: Connection) =>
  listAt<TrustedDevice>(connection, `${auth}/trusted-devices`)

/** Keys for programs. Removing one revokes it at once. */
export const createApiKeyCalls = (connection: Connection) => ({
  ...listAt<ApiKey>(connection, '/api/v1/api-keys'),
  create: (input: ApiKeyInput) =>
    connection.json<ApiKeyMade>('/api/v1/api-keys', { method: 'POST', json: input }),
})

/**
 * Apps that sign in with Hearth. `query` is what the server led to the page with, as it came: it is
 * signed. Answers are the address the browser goes to next.
 */
export const createAppCalls = (connection: Connection) => {
  const onward = async (path: string, json: unknown) =>
    (await connection.json<{ url: string }>(`${auth}${path}`, { method: 'POST', json })).url
  return {
    ...listAt<AllowedApp>(connection, `${auth}/apps`),
    asked: (query: string) => connection.json<ConsentRequest>(`${auth}/consent?${query}`),
    answer: (query: string, accept: boolean) => onward('/consent', { query, accept }),
    /** After signing in for an app. */
    goOn: (query: string) => onward('/consent/continue', { query }),
  }
}

/** A television shows eight characters; a phone approves them. */
export function createDeviceCalls({ json, send }: Connection) {
  const answer = async (verdict: 'approve' | 'deny', code: string) => {
    await send(`${auth}/device/${verdict}`, { method: 'POST', json: { code } })
  }
  return {
    find: (code: string) => json<DeviceRequest>(`${auth}/device`, { query: { code } }),
    approve: (code: string) => answer('approve', code),
    deny: (code: string) => answer('deny', code),
  }
}
