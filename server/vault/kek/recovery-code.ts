import { createHash } from 'node:crypto'
import { HearthError } from '../../../storage/index.ts'

/** Crockford's: no letter that looks like a digit, and none that is read as a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 5
const dataLength = groupLength - 1
/** 32 bytes are 52 characters of five bits, 13 groups; the last group is the sum of them all. */
const keyGroups = 13
/** How many groups a recovery code has. */
export const groupCount = keyGroups + 1

/**
 * The key-encryption key as it stands on the recovery sheet: 14 groups of five characters. Four of a
 * group are data and the fifth makes its weighted sum in GF(32) the group's own number, so that one
 * wrong character, two that changed places, and two groups that did are seen, and where. The last
 * group is the beginning of the key's SHA-256.
 */
export function formatRecoveryCode(key: Uint8Array): string[] {
  const digits = [...digitsOf(key), ...sumOf(key)]
  return Array.from({ length: groupCount }, (_, n) => {
    const data = digits.slice(n * dataLength, (n + 1) * dataLength)
    return [...data, checkOf(data, n)].map((digit) => alphabet[digit]).join('')
  })
}

/** Whether what was typed can be group `n`, counted from 0. */
export function isGroup(text: string, n: number): boolean {
  const digits = normalize(text).map((letter) => alphabet.indexOf(letter))
  const data = digits.slice(0, dataLength)
  return digits.length === groupLength && !digits.includes(-1) && checkOf(data, n) === digits.at(-1)
}

/**
 * Reads a code as people type it: any case, dashes, spaces or line ends between groups or none, O for 0,
 * I and L for 1. The message of an error says which groups to look at, and nothing of what was typed.
 * @throws VALIDATION
 */
export function parseRecoveryCode(text: string): Buffer {
  const groups = groupsOf(text)
  const wrong = groups.flatMap((group, n) => (isGroup(group, n) ? [] : [n + 1]))
  if (groups.length !== groupCount) throw invalid(countSentence(groups.length, wrong))
  if (wrong.length > 0) throw invalid(`${named(wrong)} not as on the sheet. Look there again.`)
  const digits = groups.flatMap((group) =>
    normalize(group).map((letter) => alphabet.indexOf(letter)),
  )
  const data = digits.filter((_, n) => n % groupLength !== dataLength)
  const key = bytesOf(data.slice(0, keyGroups * dataLength))
  const sum = data.slice(keyGroups * dataLength)
  if (key && sumOf(key).every((digit, n) => digit === sum[n])) return key
  throw invalid(
    'Each group looks right by itself, but together they make no key. Are all of them from one sheet? Compare them once more.',
  )
}

/** Groups as they were typed; a code without any gap is cut after every fifth character. */
function groupsOf(text: string): string[] {
  const typed = text.split(/[\s\-–—.,]+/).filter(Boolean)
  if (typed.length > 1) return typed
  return typed[0]?.match(/.{1,5}/gsu) ?? []
}

function countSentence(count: number, wrong: number[]): string {
  const first = wrong[0] ?? groupCount
  const where = first <= count ? ` The first that does not fit is number ${first}.` : ''
  return `The code has ${groupCount} groups of ${groupLength} characters; ${count} were typed.${where}`
}

function named(groups: number[]): string {
  const verb = groups.length === 1 ? 'Group' : 'Groups'
  return `${verb} ${groups.join(', ')} ${groups.length === 1 ? 'is' : 'are'}`
}

function normalize(group: string): string[] {
  return [...group.toUpperCase()].map((letter) => lookalikes[letter] ?? letter)
}

const lookalikes: Record<string, string> = { O: '0', I: '1', L: '1' }

/** So that the weighted sum of all five is the number of the group. */
function checkOf(data: number[], n: number): number {
  const sum = data.reduce((sum, digit, place) => sum ^ times(digit, place + 1), 0)
  return sum ^ (n + 1)
}

/** In GF(32), with the polynomial x^5 + x^2 + 1: `digit` times x^`power`. */
function times(digit: number, power: number): number {
  let product = digit
  for (let n = 0; n < power; n++) product = product & 16 ? ((product << 1) & 31) ^ 5 : product << 1
  return product
}

function digitsOf(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => parseInt(five.padEnd(5, '0'), 2))
}

/** null: the four bits behind the last byte are not zero, so this was never written by us. */
function bytesOf(digits: number[]): Buffer | null {
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  if (bits.slice(256).includes('1')) return null
  return Buffer.from((bits.slice(0, 256).match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

function sumOf(key: Uint8Array): number[] {
  const hash = createHash('sha256').update('hearth-recovery-code:v1').update(key).digest()
  return digitsOf(hash).slice(0, dataLength)
}

function invalid(message: string): HearthError {
  return new HearthError('VALIDATION', message)
}
