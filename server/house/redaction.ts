/** What stands where something was taken out. */
export const hidden = '[hidden]'

/** Fields whose value is never shown, whatever it is. */
const secretField =
  /pass(word|phrase)?$|secret|token|authorization|cookie|api-?key|^(kek|key|code|otp|link)$/i

/** What looks like a secret in the middle of a sentence. */
const secretShapes: readonly (readonly [shape: RegExp, instead: string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  // user:password@ of an address
  [/(\w+:\/\/)[^\s/@]+@/g, `$1${hidden}@`],
  [/([?&](?:token|code|state|secret|password|key)=)[^&\s"']+/gi, `$1${hidden}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden],
  // Set-up and invitation codes, groups of a recovery code.
  [/\b[0-9A-Z]{4,5}(?:-[0-9A-Z]{4,5}){2,}\b/g, hidden],
  // 32 bytes in base64: a key, most likely.
  [/[\w+/-]{43}=/g, hidden],
  [/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, hidden],
]

/** Long and without a gap: a key, a hash, a session. Ids of the house are none, and tell nobody anything. */
const opaque = /[\w+=-]{32,}/g
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Takes out of a line of the log what nobody should read over somebody's shoulder, or send along with a
 * question. The log itself keeps secrets out already; this is for what slipped in.
 * @param secrets values that are never shown, wherever they stand; asked each time
 */
export function createRedaction(secrets: () => readonly string[]) {
  function text(given: string): string {
    let shown = given
    const known = secrets().filter((secret) => secret.length >= 4)
    for (const secret of known.toSorted(longestFirst)) shown = shown.replaceAll(secret, hidden)
    for (const [shape, instead] of secretShapes) shown = shown.replace(shape, instead)
    return shown.replace(opaque, (long) => (id.test(long) || !/\d/.test(long) ? long : hidden))
  }

  function value(given: unknown, depth = 0): unknown {
    if (typeof given === 'string') return text(given)
    if (typeof given !== 'object' || given === null) return given
    if (depth > 6) return hidden
    if (Array.isArray(given)) return given.map((each) => value(each, depth + 1))
    const fields = Object.entries(given)
    return Object.fromEntries(fields.map(([name, each]) => [name, field(name, each, depth)]))
  }

  function field(name: string, given: unknown, depth: number): unknown {
    const secret = secretField.test(name) && given !== null && typeof given !== 'number'
    return secret ? hidden : value(given, depth + 1)
  }

  return { text, value }
}

export type Redaction = ReturnType<typeof createRedaction>

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}
