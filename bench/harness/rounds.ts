/** One thing to measure; answers one figure. */
export type Arm = () => Promise<number>

/**
 * Measures arms in turn, A B C A B C …, so that whatever else the machine does meets all of them;
 * every second round goes backwards, so that none always follows the same other.
 */
export async function interleave<Name extends string>(
  arms: Record<Name, Arm>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(arms) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) samples[name].push(await arms[name]())
  }
  return samples
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
