import type { VaultKeys } from './keys.ts'
import { refused } from './refusal.ts'

/** An unlocked vault: its keys, and a signal that fires when they are to be forgotten. */
export type Opened = { keys: VaultKeys; signal: AbortSignal }

/** Locked or unlocked. A lock is stronger than an unlocking that is still under way. */
export function createStanding() {
  let opened: (Opened & { end: AbortController }) | null = null
  let times = 0

  function lock(): void {
    times++
    opened?.end.abort(refused('VAULT_LOCKED'))
    opened = null
  }

  return {
    lock,
    unlocked: () => opened !== null,
    /** Throws VAULT_LOCKED. */
    opened(): Opened {
      if (opened === null) throw refused('VAULT_LOCKED')
      return opened
    },
    /** Call before keys are fetched; what it returns takes them, or throws VAULT_LOCKED where somebody locked meanwhile. */
    expect(): (keys: VaultKeys) => void {
      const before = times
      return (keys) => {
        if (times !== before) throw refused('VAULT_LOCKED')
        lock()
        const end = new AbortController()
        opened = { keys, signal: end.signal, end }
      }
    },
  }
}
