import type { Bytes } from './bytes.ts'
import { refused } from './refusal.ts'

export const SECRET_BYTES = 32
export const GROUPS = 16
const GROUP_LENGTH = 4

// What people, word processors and phones put between groups: all spaces, all dashes, the minus
// sign, soft hyphens and marks without width.
const between = /[\s\p{Dash_Punctuation}\u{2212}\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}]/gu

/** A new recovery secret. Overwrite it once it is written down. */
export function makeSecret(crypto: Crypto): Bytes {
  return crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
}

/** 64 hex digits, upper case, in 16 groups of 4 with dashes. */
export function formatCode(secret: Uint8Array): string {
  const digits = Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return (digits.toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** The secret behind a code as people type it: case, spaces and dashes of every kind do not matter. Throws BAD_RECOVERY_CODE. */
export function parseCode(typed: string): Bytes {
  const digits = typed.replace(between, '')
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw refused('BAD_RECOVERY_CODE')
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Whether it is a whole code, before anything is asked of anybody. */
export function isCode(typed: string): boolean {
  return /^[0-9a-f]{64}$/i.test(typed.replace(between, ''))
}

/**
 * The code with what was typed in place of some of its groups, counted from 1: what is then
 * checked is what the person has on paper. Throws BAD_RECOVERY_CODE where a group is no group.
 */
export function withTypedGroups(code: string, typed: Readonly<Record<number, string>>): string {
  const groups = formatCode(parseCode(code)).split('-')
  for (const [number, text] of Object.entries(typed)) {
    const group = text.replace(between, '')
    const fits = group.length === GROUP_LENGTH && Number(number) >= 1 && Number(number) <= GROUPS
    if (!fits) throw refused('BAD_RECOVERY_CODE')
    groups[Number(number) - 1] = group
  }
  return formatCode(parseCode(groups.join('-')))
}
