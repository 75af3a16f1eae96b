/** Minutes without a touch of this page until the vault locks itself; `never` until the page is left. */
export type LockAfter = '5' | '15' | '60' | 'never'

export const lockAfterChoices: LockAfter[] = ['5', '15', '60', 'never']

const KEY = 'hearth-vault-lock-after'
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

type Deps = {
  view: Window
  now: () => number
  lock: () => void
  /** Something is being sealed or opened: it is not broken off by a person who sits and watches. */
  busy: () => boolean
}

/**
 * Locks after a while nobody used this page. A choice of this device, kept on it. Asks the clock
 * anew whenever the page is seen again: timers stand still while a laptop sleeps.
 */
export function createIdleLock({ view, now, lock, busy }: Deps) {
  let choice = $state<LockAfter>(read())
  let touched = 0
  let timer: number | undefined

  const touch = () => (touched = now())
  const look = () => {
    if (choice === 'never') return stop()
    if (busy()) touch()
    const left = touched + Number(choice) * 60_000 - now()
    if (left <= 0) return lock()
    view.clearTimeout(timer)
    timer = view.setTimeout(look, left)
  }

  function start(): void {
    stop()
    touch()
    for (const name of touches) view.addEventListener(name, touch, { passive: true, capture: true })
    view.document.addEventListener('visibilitychange', look)
    look()
  }

  function stop(): void {
    view.clearTimeout(timer)
    for (const name of touches) view.removeEventListener(name, touch, { capture: true })
    view.document.removeEventListener('visibilitychange', look)
  }

  return {
    get choice() {
      return choice
    },
    /** @param running whether the vault is unlocked now */
    choose(next: LockAfter, running: boolean) {
      choice = next
      save(next)
      if (running) start()
    },
    start,
    stop,
  }
}

function read(): LockAfter {
  try {
    const stored = localStorage.getItem(KEY)
    return lockAfterChoices.find((each) => each === stored) ?? '15'
  } catch {
    return '15'
  }
}

function save(choice: LockAfter): void {
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // It holds until the page is left, then.
  }
}
