/** Chunks that Web Crypto works on at the same time: enough for every core, few enough for little memory. */
export const IN_FLIGHT = 4

type Deps<T> = {
  /** Called in the order of the jobs, each as soon as it and all before it are done. */
  deliver: (result: T) => void
  /** Called when a job fails; nothing is delivered after that. */
  fail: (cause: unknown) => void
}

/** Jobs that run side by side and are delivered one after the other. */
export function createLane<T>({ deliver, fail }: Deps<T>) {
  let tail: Promise<void> = Promise.resolve()
  const turns: Promise<void>[] = []

  /** Resolves when there is room for another job. */
  async function push(job: Promise<T>): Promise<void> {
    tail = Promise.all([job, tail]).then(([result]) => deliver(result))
    tail.catch(fail)
    turns.push(tail)
    if (turns.length >= IN_FLIGHT) await turns.shift()
  }

  /** Resolves when everything was delivered. */
  const drain = (): Promise<void> => tail

  return { push, drain }
}
