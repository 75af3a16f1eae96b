import { GROUPS, parseCode, SECRET_BYTES } from './recovery-code.ts'
import { type RecoveryWrap, unwrapMaster } from './recovery-wrap.ts'
import { wiped } from './bytes.ts'

const DIGITS = SECRET_BYTES * 2
const PER_GROUP = DIGITS / GROUPS
/** As many at a time as a browser works off without others waiting for long. */
const AT_ONCE = 32

/**
 * In which group, counted from 1, one wrong digit or two neighbours the wrong way round keep this
 * code from opening the wrap; null where it is more than that. Some thousand tries on this device.
 * Throws BAD_RECOVERY_CODE for what is no whole code.
 */
export async function typoIn(
  crypto: Crypto,
  code: string,
  wrap: RecoveryWrap,
): Promise<number | null> {
  return wiped(parseCode(code), async (secret) => {
    const digits = Array.from(secret, (byte) => [byte >> 4, byte & 15]).flat()
    const tries = [...variants(digits)]
    for (let at = 0; at < tries.length; at += AT_ONCE) {
      const some = tries.slice(at, at + AT_ONCE)
      const opened = await Promise.all(some.map((each) => opens(crypto, each.digits, wrap)))
      const found = some[opened.indexOf(true)]
      if (found) return Math.floor(found.place / PER_GROUP) + 1
    }
    return null
  })
}

function* variants(digits: number[]): Generator<{ place: number; digits: number[] }> {
  for (const [place, digit] of digits.entries()) {
    const next = digits[place + 1]
    if (next !== undefined && next !== digit) {
      yield { place, digits: digits.with(place, next).with(place + 1, digit) }
    }
    for (let other = 0; other < 16; other++) {
      if (other !== digit) yield { place, digits: digits.with(place, other) }
    }
  }
}

function opens(crypto: Crypto, digits: number[], wrap: RecoveryWrap): Promise<boolean> {
  const secret = new Uint8Array(SECRET_BYTES)
  secret.forEach((_, at) => {
    secret[at] = ((digits[at * 2] ?? 0) << 4) | (digits[at * 2 + 1] ?? 0)
  })
  return unwrapMaster(crypto, secret, wrap).then(
    (master) => (master.fill(0), true),
    () => false,
  )
}
