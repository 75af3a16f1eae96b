import { type Anchor, anchorAt, heightOf } from './anchor.ts'
import type { Layout } from './layout.ts'

const FAST_PX_PER_MS = 5
const SETTLED_MS = 110
const REMEMBERED = 'hearth-place'

export type Scroller = ReturnType<typeof createScroller>

/**
 * Follows the window's scrolling over the grid. `top` and `height` are what can be seen, in the
 * grid's own pixels; `fast` while the page flies past; `settled` counts the times it came to rest.
 */
export function createScroller(view: Window) {
  let top = $state(0)
  let height = $state(view.innerHeight)
  let fast = $state(false)
  let settled = $state(0)
  let anchor: Anchor | null = recall()
  let layout: Layout | null = null
  let origin = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  let last = { y: 0, at: 0 }

  /** To be called once; the returned function ends it. */
  function follow(): () => void {
    const remember = () => keep(anchor)
    view.addEventListener('scroll', onScroll, { passive: true })
    view.addEventListener('resize', onScroll, { passive: true })
    view.addEventListener('pagehide', remember)
    onScroll()
    return () => {
      remember()
      clearTimeout(rest)
      view.removeEventListener('scroll', onScroll)
      view.removeEventListener('resize', onScroll)
      view.removeEventListener('pagehide', remember)
    }
  }

  function onScroll(): void {
    const at = performance.now()
    const y = view.scrollY
    fast = Math.abs(y - last.y) / Math.max(1, at - last.at) > FAST_PX_PER_MS && last.at > 0
    last = { y, at }
    top = y - origin
    height = view.innerHeight
    if (layout !== null && layout.total > 0) anchor = top > 0 ? anchorAt(top, layout) : null
    clearTimeout(rest)
    rest = setTimeout(() => {
      fast = false
      settled += 1
    }, SETTLED_MS)
  }

  /** A new layout: the page moves so that the eye stays on the same photo, unless it is at the very top. */
  function adopt(next: Layout, gridTop: number): void {
    layout = next
    origin = gridTop
    if (anchor !== null && next.total > 0) {
      const y = Math.round(heightOf(anchor, next) + origin)
      if (Math.abs(y - view.scrollY) > 1) view.scrollTo({ top: y, behavior: 'instant' })
    }
    onScroll()
  }

  function scrollTo(y: number): void {
    view.scrollTo({ top: y + origin, behavior: 'instant' })
  }

  return {
    get top() {
      return top
    },
    get height() {
      return height
    },
    get fast() {
      return fast
    },
    get settled() {
      return settled
    },
    follow,
    adopt,
    scrollTo,
  }
}

/** A reload, or a tab the phone threw away, comes back to the same photo. */
function keep(anchor: Anchor | null): void {
  try {
    sessionStorage.setItem(REMEMBERED, JSON.stringify(anchor))
  } catch {
    // Then it comes back to the top.
  }
}

function recall(): Anchor | null {
  try {
    return JSON.parse(sessionStorage.getItem(REMEMBERED) ?? 'null') as Anchor | null
  } catch {
    return null
  }
}
