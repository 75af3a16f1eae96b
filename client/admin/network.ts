import type { Connection } from '../request.ts'
import type { HouseNetwork, NetworkReport } from './network-record.ts'

const root = '/api/v1/admin/appliance/network'

/** How a Hearth stands on the home network, for admins. */
export function createNetworkCalls({ json }: Connection) {
  const change = (method: 'PUT' | 'POST', path: string, body: object) =>
    json<HouseNetwork>(`${root}${path}`, { method, json: body, timeoutMs: 30_000 })
  return {
    show: () => json<HouseNetwork>(root),
    /** At once, and kept; `port` is that of HTTPS from now on. CONFLICT where a variable decides, or another program has the port. */
    switch: (on: boolean, port?: number) => change('PUT', '', { on, port }),
    /** Every device has to install the new certificate, and passkeys of the old name are lost. */
    rename: (name: string) => change('PUT', '/name', { name, understood: true }),
    /** Takes back all trust: every device has to install the new certificate. */
    renew: () => change('POST', '/authority', { understood: true }),
    /** Takes some seconds. */
    check: () =>
      json<NetworkReport>(`${root}/check`, { method: 'POST', json: {}, timeoutMs: 30_000 }),
  }
}
