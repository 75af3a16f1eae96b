import { randomInt } from 'node:crypto'

/** Consonants only, as RFC 8628 section 6.1 advises: no digit that looks like a letter, no words. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'
const length = 8

/** A user code as it is kept: eight letters, 34 bits. */
export function createUserCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}

/** As a television shows it: `XXXX-XXXX`. */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What somebody typed, as it is kept: small letters, dashes and spaces do not matter. Null for what is none. */
export function readUserCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  return code.length === length && [...code].every((letter) => letters.includes(letter))
    ? code
    : null
}
