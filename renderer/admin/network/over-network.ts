import type { HouseNetwork } from '../../../client/index.ts'

/** Whether this page itself came over the home network. */
export function isOver(
  { name, addresses }: Pick<HouseNetwork, 'name' | 'addresses'>,
  { hostname }: Pick<Location, 'hostname'>,
): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '')
  return plain === `${name}.local` || addresses.includes(plain)
}

/** As the server judges the first part of `<name>.local`. */
export function isHouseName(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
}
