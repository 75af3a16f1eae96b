import { randomInt, timingSafeEqual } from 'node:crypto'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 8
const tries = 5

/**
 * The one-time code that lets another device do the first set-up. It lives as long as the process;
 * the fifth wrong guess ends it until the next start.
 */
export function createSetupCode(random: (max: number) => number = randomInt) {
  const code = Array.from({ length }, () => alphabet[random(alphabet.length)]).join('')
  let left = tries
  return {
    /** As people see it: two groups of four. */
    text: `${code.slice(0, 4)}-${code.slice(4)}`,
    /** Whether this is the code; dashes, spaces and case do not matter. */
    accepts(given: string): boolean {
      if (left === 0) return false
      const plain = Buffer.from(given.replace(/[\s-]/g, '').toUpperCase())
      const right = plain.length === length && timingSafeEqual(plain, Buffer.from(code))
      if (!right) left--
      return right
    },
    get exhausted() {
      return left === 0
    },
  }
}

export type SetupCode = ReturnType<typeof createSetupCode>
