import { onDestroy } from 'svelte'
import type { House } from '../house.ts'
import { type DesktopFacts, findDesktop, type HearthDesktop } from './desktop.ts'

/** How often a move is looked at, in ms. */
const lookEveryMs = 500

export type Desktop = ReturnType<typeof createDesktop>

/** The Hearth app around this page, for one component; null in a browser. Inside a component only. */
export function useDesktop(house: Pick<House, 't' | 'toasts'>) {
  const bridge = findDesktop(window)
  return bridge && createDesktop(bridge, house)
}

function createDesktop(bridge: HearthDesktop, { t, toasts }: Pick<House, 't' | 'toasts'>) {
  let facts = $state.raw<DesktopFacts>()
  let busy = $state(false)

  async function take(asked: Promise<DesktopFacts>): Promise<void> {
    try {
      facts = await asked
    } catch {
      toasts.show(t.desktop.failed, { tone: 'bad' })
    }
  }

  /** One thing at a time; while it lasts how it goes is looked at: a move takes hours. */
  async function act(work: (bridge: HearthDesktop) => Promise<DesktopFacts>): Promise<void> {
    if (busy) return
    busy = true
    const looking = setInterval(() => void bridge.describe().then(see, () => {}), lookEveryMs)
    await take(work(bridge))
    clearInterval(looking)
    busy = false
  }

  function see(found: DesktopFacts): void {
    if (busy) facts = found
  }

  void take(bridge.describe())
  // Somebody may use the tray meanwhile.
  const refresh = () => void (busy || take(bridge.describe()))
  window.addEventListener('focus', refresh)
  onDestroy(() => window.removeEventListener('focus', refresh))

  return {
    /** undefined: not known yet. */
    get facts() {
      return facts
    },
    get busy() {
      return busy
    },
    act,
  }
}
