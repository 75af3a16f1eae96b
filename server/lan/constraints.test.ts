import { once } from 'node:events'
import { connect, createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, createLeaf, type Pair } from './certificate.ts'

const now = Date.now()
let authority: Pair
beforeAll(async () => void (authority = await createAuthority('villa', now)))

/** What a device says that trusts our authority and meets this certificate. null: it goes in. */
async function met(leaf: Pair, servername: string): Promise<string | null> {
  const server = createServer({ key: leaf.key, cert: leaf.certificate })
  server.on('tlsClientError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const socket: TLSSocket = connect({
    port,
    host: '127.0.0.1',
    servername,
    ca: authority.certificate,
  })
  try {
    return await Promise.race([
      once(socket, 'secureConnect').then(() => null),
      new Promise<string>((resolve) => socket.once('error', ({ message }) => resolve(message))),
    ])
  } finally {
    socket.destroy()
    server.close()
  }
}

const made = (name: string, addresses: string[] = []) =>
  createLeaf(authority, { name, addresses, now })

/** Whoever stole the key of the authority signs what they like; devices that trust it must not believe it. */
describe('our authority vouches', () => {
  test('for its own name and for addresses at home', async () => {
    const home = ['192.168.1.5', '10.1.2.3', '172.16.9.9', '169.254.7.7', 'fd00::5', 'fe80::1']
    expect(await met(await made('villa', home), 'villa.local')).toBeNull()
    expect(await met(await made('villa'), 'localhost')).toBeNull()
  })

  test.each(['cottage', 'villa2', 'www.bank'])('not for %s.local', async (name) =>
    expect(await met(await made(name), `${name}.local`)).toBe('permitted subtree violation'),
  )

  test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.64.0.1', '2001:db8::1'])(
    'not for %s',
    async (address) =>
      expect(await met(await made('villa', [address]), 'villa.local')).toBe(
        'permitted subtree violation',
      ),
  )

  test('and not for another authority below it', async () => {
    // The leaf itself as an issuer: it says of itself that it is none.
    const leaf = await made('villa')
    const below = await createLeaf(leaf, { name: 'villa', addresses: [], now })
    const chain = { key: below.key, certificate: `${below.certificate}\n${leaf.certificate}` }
    expect(await met(chain, 'villa.local')).toMatch(/key usage|invalid CA/)
  })
})
