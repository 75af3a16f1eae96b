import type { Fetch } from '../../client/index.ts'

export type Reach = ReturnType<typeof createReach>

type Deps = {
  /** Resolves when the server is there. */
  probe: () => Promise<void>
  view: Pick<Window, 'addEventListener'>
  minDelayMs?: number
  maxDelayMs?: number
}

/** Knows whether the server can be reached, and finds out by itself when it is back. */
export function createReach({ probe, view, minDelayMs = 1000, maxDelayMs = 8000 }: Deps) {
  let lost = $state(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  // The device knows first when wifi is back; waiting out the pause would only look slow.
  view.addEventListener('online', () => lost && schedule(0, minDelayMs))

  function fail(): void {
    if (lost) return
    lost = true
    schedule(minDelayMs / 2, minDelayMs)
  }

  function succeed(): void {
    if (!lost) return
    lost = false
    clearTimeout(timer)
    for (const listener of listeners) listener()
  }

  function schedule(waitMs: number, nextMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      await probe().then(succeed, () => schedule(nextMs, Math.min(nextMs * 1.6, maxDelayMs)))
    }, waitMs)
  }

  /** Watches a fetch: every answer, good or bad, proves that somebody is there. */
  function watch(inner: Fetch): Fetch {
    return async (input, init) => {
      try {
        const response = await inner(input, init)
        succeed()
        return response
      } catch (error) {
        if (!init?.signal?.aborted || isTimeout(init.signal.reason)) fail()
        throw error
      }
    }
  }

  function onBack(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    get lost() {
      return lost
    },
    fail,
    watch,
    onBack,
  }
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}
