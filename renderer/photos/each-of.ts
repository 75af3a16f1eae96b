/** Runs `work` for every item, a few at a time; tells which went well and what went wrong. */
export async function eachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  parallel = 6,
): Promise<{ done: T[]; errors: unknown[] }> {
  const done: T[] = []
  const errors: unknown[] = []
  const rest = items.values()
  const lane = async () => {
    for (const item of rest) {
      await work(item).then(
        () => done.push(item),
        (error: unknown) => errors.push(error),
      )
    }
  }
  await Promise.all(Array.from({ length: parallel }, lane))
  return { done, errors }
}
