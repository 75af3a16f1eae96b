import { isIPv6 } from 'node:net'
import { homeRanges } from './addresses.ts'

/** RFC 5280, 4.2.1.10. */
export const nameConstraintsId = '2.5.29.30'

/**
 * What an authority of this house may vouch for, as DER: its own name, this machine and addresses inside
 * homes. Whoever stole its key could still not pretend to be a bank.
 */
export function nameConstraints(name: string): Uint8Array<ArrayBuffer> {
  const names = [`${name}.local`, 'localhost'].map((each) =>
    value(0x82, Buffer.from(each, 'ascii')),
  )
  const ranges = homeRanges.map(({ address, bits }) =>
    value(0x87, Buffer.concat([addressBytes(address), maskBytes(address, bits)])),
  )
  const permitted = [...names, ...ranges].map((base) => value(0x30, base))
  return new Uint8Array(value(0x30, value(0xa0, Buffer.concat(permitted))))
}

function value(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function maskBytes(address: string, bits: number): Buffer {
  const mask = Buffer.alloc(isIPv6(address) ? 16 : 4)
  return mask.map((_, n) => 0xff & (0xff00 >> Math.min(8, Math.max(0, bits - n * 8)))) as Buffer
}

function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail = ''] = address.split('::')
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((each) => parseInt(each, 16))
  const [front, back] = [groups(head), groups(tail)]
  const all = [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back]
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]))
}
