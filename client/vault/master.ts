import { fromBase64 } from './base64.ts'
import { type Bytes, wiped } from './bytes.ts'
import type { KeyAnswer } from './calls.ts'
import { parseCode } from './recovery-code.ts'
import { MASTER_BYTES, type RecoveryWrap, unwrapMaster } from './recovery-wrap.ts'
import { refused } from './refusal.ts'

/**
 * The 32 raw bytes of the master key, to be overwritten by whoever asked.
 * Throws NEEDS_RECOVERY_CODE, BAD_RECOVERY_CODE, WRONG_RECOVERY_CODE, BAD_ANSWER.
 */
export async function masterOf(
  crypto: Crypto,
  answer: KeyAnswer,
  code: string | undefined,
): Promise<Bytes> {
  if (answer.requiresRecoveryCode) {
    if (code === undefined) throw refused('NEEDS_RECOVERY_CODE')
    return masterBy(crypto, code, answer)
  }
  const master = fromBase64(answer.masterKey)
  if (master?.byteLength !== MASTER_BYTES) throw refused('BAD_ANSWER')
  return master
}

/** The same through a recovery wrap. */
export function masterBy(crypto: Crypto, code: string, wrap: RecoveryWrap): Promise<Bytes> {
  return wiped(parseCode(code), (secret) => unwrapMaster(crypto, secret, wrap))
}
