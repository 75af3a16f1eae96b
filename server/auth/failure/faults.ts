import { AsyncLocalStorage } from 'node:async_hooks'
import { isAPIError } from 'better-auth/api'

/** What really went wrong inside Better Auth, which itself answers an empty 500. */
type Fault = { cause: unknown }

const watched = new AsyncLocalStorage<Fault>()

/** Better Auth's `onAPIError`: keeps the exception for whoever asked. */
export function keepFault(error: unknown): void {
  const fault = watched.getStore()
  if (fault && !isAPIError(error)) fault.cause = error
}

/** Runs a request into Better Auth and brings back what it threw inside, if anything. */
export async function watchingFaults(
  work: () => Promise<Response>,
): Promise<{ answer: Response; fault: unknown }> {
  const fault: Fault = { cause: undefined }
  const answer = await watched.run(fault, work)
  return { answer, fault: fault.cause }
}
