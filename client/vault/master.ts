import { HearthClientError } from '../error.ts'
import { fromBase64 } from './base64.ts'
import { type Bytes, wiped } from './bytes.ts'
import type { KeyAnswer } from './calls.ts'
import { parseCode } from './recovery-code.ts'
import {
  type FormerWrap,
  type KeptWraps,
  MASTER_BYTES,
  type RecoveryWrap,
  unwrapMaster,
} from './recovery-wrap.ts'
import { refused } from './refusal.ts'

/** What a code opened. `former` is not null where it was the wrap of a code that was replaced since. */
export type Reached = { master: Bytes; former: FormerWrap | null }

/**
 * The 32 raw bytes of the master key, to be overwritten by whoever asked.
 * Throws NEEDS_RECOVERY_CODE, BAD_RECOVERY_CODE, WRONG_RECOVERY_CODE, BAD_ANSWER.
 * @param wraps asked where the code does not open what the answer holds
 */
export async function masterOf(
  crypto: Crypto,
  answer: KeyAnswer,
  code: string | undefined,
  wraps: () => Promise<KeptWraps>,
): Promise<Reached> {
  if (answer.requiresRecoveryCode) {
    if (code === undefined) throw refused('NEEDS_RECOVERY_CODE')
    return masterByAny(crypto, code, answer, wraps)
  }
  const master = fromBase64(answer.masterKey)
  if (master?.byteLength !== MASTER_BYTES) throw refused('BAD_ANSWER')
  return { master, former: null }
}

/** The same through a recovery wrap. */
export function masterBy(crypto: Crypto, code: string, wrap: RecoveryWrap): Promise<Bytes> {
  return wiped(parseCode(code), (secret) => unwrapMaster(crypto, secret, wrap))
}

/** The same through the wrap that counts, or one before it that is kept still. */
async function masterByAny(
  crypto: Crypto,
  code: string,
  wrap: RecoveryWrap,
  wraps: () => Promise<KeptWraps>,
): Promise<Reached> {
  try {
    return { master: await masterBy(crypto, code, wrap), former: null }
  } catch (cause) {
    if (!isWrongCode(cause)) throw cause
    const { former = [] } = await wraps().catch((): { former?: FormerWrap[] } => ({}))
    for (const each of former) {
      const master = await masterBy(crypto, code, each).catch(() => null)
      if (master !== null) return { master, former: each }
    }
    throw cause
  }
}

function isWrongCode(cause: unknown): boolean {
  return cause instanceof HearthClientError && cause.code === 'WRONG_RECOVERY_CODE'
}
