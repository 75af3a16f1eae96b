import { createHash, randomInt } from 'node:crypto'

/** Crockford's digits: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** A code people can read to each other, 60 bits: `7K3D-0QXW-VN4M`. */
export function createCode(random: (max: number) => number = randomInt): string {
  const digits = Array.from({ length }, () => alphabet[random(alphabet.length)]).join('')
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}

/** SHA-256, hex, of the code in its one spelling: dashes, spaces, case, I, L and O do not matter. */
export function hashOfCode(given: string): string {
  const plain = given.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return createHash('sha256').update(plain).digest('hex')
}
