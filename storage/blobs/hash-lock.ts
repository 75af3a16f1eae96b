/** Runs `work` while no other work for the same key runs in this process; first come, first served. */
export type HashLock = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function createHashLock(): HashLock {
  const last = new Map<string, Promise<unknown>>()

  return async function exclusive(key, work) {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work)
    const settled = mine.catch(() => {})
    last.set(key, settled)
    try {
      return await mine
    } finally {
      if (last.get(key) === settled) last.delete(key)
    }
  }
}
