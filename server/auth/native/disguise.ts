import { HearthError } from '../../../storage/index.ts'
import { classify, failure } from '../failure/classify.ts'
import { envelopeOf } from '../failure/envelope.ts'

/**
 * What really stands behind a refusal of Better Auth's own surface, where that says nothing: a database
 * that fails, or a rule that the database holds. null: its answer says it.
 */
export async function unmask(answer: Response, fault: unknown): Promise<HearthError | null> {
  const rule = brokenRule(fault)
  if (rule) return rule
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  const meant = classify({ status: answer.status, body, fault })
  if (envelopeOf(meant).code === 'SERVICE_UNAVAILABLE') return meant
  const silent = answer.status >= 500 && body === null
  return silent ? meant : null
}

/** The database's guards speak through the message of a failed statement. */
function brokenRule(fault: unknown): HearthError | null {
  for (let error = fault; error instanceof Error; error = error.cause) {
    if (error.message === 'LAST_ADMIN') return failure('CONFLICT', lastAdmin, { cause: fault })
    if (error.message === 'UNFIT_USER') return failure('VALIDATION', unfit, { cause: fault })
  }
  return null
}

const lastAdmin =
  'This is the only account that can look after this Hearth. Make somebody else an admin first.'
const unfit = 'This role, tier or e-mail address is not one that Hearth knows.'
