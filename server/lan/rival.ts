/** For how long a device that says nothing more is believed to be there, in ms; it is asked meanwhile. */
const patience = 60_000
const asks = 2

type Answer = { type: string; ttl?: number | undefined; data?: unknown }

/**
 * Another device that answers to our name: kept in mind while it does. One that is renamed may say goodbye;
 * one that is switched off says nothing, so it is asked, and forgotten where no answer comes.
 */
export function createRival({ ask, found }: { ask: () => void; found: (address: string) => void }) {
  let address: string | null = null
  let timers: NodeJS.Timeout[] = []

  function forget() {
    address = null
    timers.splice(0).forEach(clearTimeout)
  }

  return {
    /** null: nobody, as far as was heard. */
    address: () => address,
    /** What somebody said to whom our name belongs. */
    heard({ ttl, data }: Answer): void {
      const who = String(data)
      // A goodbye, of this one or of one we did not hear before.
      if (ttl === 0) return void (who === address && forget())
      if (who !== address) found(who)
      forget()
      address = who
      timers = Array.from({ length: asks }, (_, n) =>
        setTimeout(ask, (patience / (asks + 1)) * (n + 1)).unref(),
      )
      timers.push(setTimeout(forget, patience).unref())
    },
    forget,
  }
}
