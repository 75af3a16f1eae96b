/**
 * Calls `onHold` when a finger rests. A finger that moves is scrolling; a mouse has a right button.
 * The click that ends the press is swallowed: it belongs to the hold.
 */
export function longPress(onHold: () => void, waitMs = 420) {
  return (node: HTMLElement) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let from = { x: 0, y: 0 }
    let held = false

    function down(event: PointerEvent) {
      held = false
      if (event.pointerType === 'mouse') return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        held = true
        navigator.vibrate?.(12)
        onHold()
      }, waitMs)
    }

    function move(event: PointerEvent) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > 8) cancel()
    }

    function cancel() {
      clearTimeout(timer)
    }

    function swallow(event: Event) {
      if (!held) return
      held = false
      event.preventDefault()
      event.stopImmediatePropagation()
    }

    // Android opens its own menu for a held link, at the same moment as ours.
    function noMenu(event: Event) {
      if (event instanceof PointerEvent && event.pointerType !== 'mouse') event.preventDefault()
    }

    const ended = new AbortController()
    const { signal } = ended
    node.addEventListener('pointerdown', down, { signal })
    node.addEventListener('pointermove', move, { signal })
    node.addEventListener('pointerup', cancel, { signal })
    node.addEventListener('pointercancel', cancel, { signal })
    node.addEventListener('click', swallow, { capture: true, signal })
    node.addEventListener('contextmenu', noMenu, { signal })
    return () => {
      cancel()
      ended.abort()
    }
  }
}
