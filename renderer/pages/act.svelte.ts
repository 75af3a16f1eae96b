import type { Messages } from '../messages/en/index.ts'
import { wordsFor } from '../messages/failure.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'

/** Something a person asked for: one at a time, and how it ended is said at the edge of the page. */
export function createAct({ toasts, t }: { toasts: Toasts; t: Messages }) {
  let busy = $state(false)

  /** @returns whether it worked; `explain` may keep a failure for itself by giving true */
  async function run(
    work: () => Promise<unknown>,
    { done, explain }: { done?: string; explain?: (error: unknown) => boolean } = {},
  ): Promise<boolean> {
    if (busy) return false
    busy = true
    try {
      await work()
      if (done !== undefined) toasts.show(done)
      return true
    } catch (error) {
      if (!explain?.(error)) toasts.show(wordsFor(error, t), { tone: 'bad' })
      return false
    } finally {
      busy = false
    }
  }

  return {
    get busy() {
      return busy
    },
    run,
  }
}
