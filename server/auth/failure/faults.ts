import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError, isAPIError } from 'better-auth/api'

/** What really went wrong inside Better Auth, which itself answers an empty 500. */
type Fault = { cause: unknown }

const watched = new AsyncLocalStorage<Fault>()

/**
 * Better Auth's `onAPIError`: keeps the exception for whoever asked, who writes it down.
 * @throws APIError in its place: what is none goes to the console, stack and all, and past our log
 */
export function keepFault(error: unknown): void {
  if (isAPIError(error)) return
  const fault = watched.getStore()
  if (fault) fault.cause = error
  throw new APIError('INTERNAL_SERVER_ERROR')
}

/** Runs a request into Better Auth and brings back what it threw inside, if anything. */
export async function watchingFaults(
  work: () => Promise<Response>,
): Promise<{ answer: Response; fault: unknown }> {
  const fault: Fault = { cause: undefined }
  const answer = await watched.run(fault, work)
  return { answer, fault: fault.cause }
}
