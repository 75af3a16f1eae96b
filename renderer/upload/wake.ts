/** Keeps a phone's screen on while uploads run: a phone that sleeps stops sending. Where it can. */
export function createWake() {
  let lock: Promise<WakeLockSentinel | null> | null = null

  function hold(): void {
    lock ??= (navigator.wakeLock?.request('screen') ?? Promise.resolve(null)).catch(() => null)
  }

  function release(): void {
    void lock?.then((held) => held?.release())
    lock = null
  }

  return { hold, release }
}
