import { HearthClientError } from '../../error.ts'
import { type Bytes, wiped } from '../bytes.ts'
import { formatCode } from '../recovery-code.ts'
import { type KeptWraps, type RecoveryWrap, unwrapMaster } from '../recovery-wrap.ts'
import { refused } from '../refusal.ts'
import { generatePair, type Holder } from './curve.ts'
import { openFor } from './sealed-share.ts'
import { combineShares } from './shares.ts'

export type GuardianAnswer = { guardianId: string; answer: string }

export type Answered = {
  /** What makeRequest gave, on this device. */
  holder: Holder
  requestId: string
  ownerId: string
  answers: GuardianAnswer[]
  needed: number
  /** The code must open this or a former one: without that proof nobody says that it worked. */
  wrap: KeptWraps
}

/**
 * The pair of a request. The private half cannot be read out, and can be kept in IndexedDB as it
 * is, so that the page may be closed until the guardians have answered.
 */
export function makeRequest(crypto: Crypto = globalThis.crypto): Promise<Holder> {
  return generatePair(crypto, false)
}

/** The recovery code, proven. Throws NOT_ENOUGH_ANSWERS; answers that do not fit are passed over. */
export async function codeFromAnswers(
  { holder, requestId, ownerId, answers, needed, wrap }: Answered,
  crypto: Crypto = globalThis.crypto,
): Promise<string> {
  const purpose = { step: 'answer', requestId, ownerId } as const
  const opened = await Promise.allSettled(
    answers.map(({ guardianId, answer }) =>
      openFor(crypto, holder, answer, { ...purpose, guardianId }),
    ),
  )
  const shares = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  // Somebody with no more than a session may have replaced the wrap since.
  const wraps = [wrap, ...(wrap.former ?? [])]
  const proves = async (secret: Bytes) => {
    const opened = await Promise.all(wraps.map((each) => opens(crypto, secret, each)))
    return opened.includes(true)
  }
  const secret = await combineShares(shares, needed, proves)
  for (const share of shares) share.fill(0)
  if (secret === null) throw refused('NOT_ENOUGH_ANSWERS')
  return wiped(secret, async () => formatCode(secret))
}

async function opens(crypto: Crypto, secret: Bytes, wrap: RecoveryWrap): Promise<boolean> {
  const master = await unwrapMaster(crypto, secret, wrap).catch((cause: unknown) => {
    if (cause instanceof HearthClientError && cause.code === 'WRONG_RECOVERY_CODE') return null
    throw cause
  })
  master?.fill(0)
  return master !== null
}
