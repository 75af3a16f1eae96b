export type Fetched<T> = ReturnType<typeof createFetched<T>>

/** Something a page shows once it came. The latest asking wins; what was there stays while it is asked anew. */
export function createFetched<T>(load: () => Promise<T>) {
  let value = $state.raw<T>()
  let error = $state.raw<unknown>()
  let turn = 0

  async function refresh(): Promise<void> {
    const mine = ++turn
    try {
      const found = await load()
      if (mine === turn) [value, error] = [found, undefined]
    } catch (cause) {
      if (mine === turn) error = cause
    }
  }

  return {
    get value() {
      return value
    },
    get error() {
      return error
    },
    /** What an answer of the server already told. */
    set: (next: T) => (value = next),
    refresh,
  }
}
