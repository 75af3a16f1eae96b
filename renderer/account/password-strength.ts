export type Strength = 'tooShort' | 'weak' | 'fair' | 'good' | 'strong'

export const MIN_LENGTH = 8
export const MAX_LENGTH = 128

/**
 * How hard a password is to guess, in five words. An estimate of bits: the size of the alphabet in
 * use, to the power of the length that is not repetition, sequence, or the person's own name.
 */
export function strengthOf(password: string, known: string[] = []): Strength {
  if (password.length < MIN_LENGTH) return 'tooShort'
  const bits = surprising(withoutKnown(password, known)) * Math.log2(alphabetOf(password))
  if (bits < 36) return 'weak'
  if (bits < 52) return 'fair'
  return bits < 76 ? 'good' : 'strong'
}

function alphabetOf(password: string): number {
  const classes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z\d]/, 30],
  ]
  return classes.reduce((sum, [pattern, size]) => sum + (pattern.test(password) ? size : 0), 0)
}

/** Words an attacker tries first count as one letter each. */
function withoutKnown(password: string, known: string[]): string {
  const common = ['password', 'passwort', 'hearth', 'qwerty', 'qwertz', 'letmein', 'welcome']
  const words = [...common, ...known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))]
  return words
    .filter((word) => word.length > 2)
    .reduce((rest, word) => rest.replaceAll(word, '\u0001'), password.toLowerCase())
}

/** Counts characters that do not follow from the one before: `aaaa` and `1234` are one surprise. */
function surprising(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const step = at === 0 ? NaN : text.charCodeAt(at) - text.charCodeAt(at - 1)
    count += Math.abs(step) <= 1 ? 0.25 : 1
  }
  return Math.min(count, new Set(text).size * 2.5)
}
