import { BlockList, isIP } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

/** What no router passes on: the home's own addresses, and this machine's. Written as in a certificate. */
export const homeRanges = [
  { address: '127.0.0.0', bits: 8 },
  { address: '10.0.0.0', bits: 8 },
  { address: '172.16.0.0', bits: 12 },
  { address: '192.168.0.0', bits: 16 },
  { address: '169.254.0.0', bits: 16 },
  { address: '::1', bits: 128 },
  { address: 'fc00::', bits: 7 },
  { address: 'fe80::', bits: 10 },
] as const

const home = new BlockList()
for (const { address, bits } of homeRanges) home.addSubnet(address, bits, familyOf(address))

/** Whether this address can only be in the same home. Takes what a socket says, `::ffff:` and zone too. */
export function isAtHome(address: string | undefined): boolean {
  const plain = plainAddress(address)
  return isIP(plain) !== 0 && home.check(plain, familyOf(plain))
}

/** Whether that address at the other end of a socket is this machine itself; `own`: as `ownAddresses`. */
export function isThisMachine(address: string | undefined, own: readonly string[]): boolean {
  const plain = plainAddress(address)
  return plain === '' || plain === '::1' || plain.startsWith('127.') || own.includes(plain)
}

function plainAddress(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '') ?? ''
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4'
}

/**
 * The addresses others in the home reach this machine at, in a steady order. Those of containers, virtual
 * machines and tunnels lead nowhere for a phone; `fe80::` ones cannot be written into a browser.
 */
export function ownAddresses(
  interfaces: NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address' | 'internal'>[]>,
): string[] {
  const all = Object.entries(interfaces).flatMap(([name, list]) =>
    virtual.test(name) ? [] : (list ?? []),
  )
  const own = all.filter(
    ({ internal, address }) => !internal && isAtHome(address) && !/^fe80:/i.test(address),
  )
  return [...new Set(own.map(({ address }) => address))].toSorted()
}

const virtual =
  /^(lo|docker|br-|veth[0-9a-f]{6}|virbr|vmnet|vboxnet|vethernet|utun|tun|tap|wg|zt|tailscale|awdl|llw)/i

/** As it stands in an address bar. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
