export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { label: string; run: () => void }
}

export type Toasts = ReturnType<typeof createToasts>

/** Short answers at the edge of the page. An action needs time to be found; a sentence less. */
export function createToasts({ shortMs = 5000, longMs = 10_000 } = {}) {
  let shown = $state.raw<Toast[]>([])
  let last = 0
  const timers = new Map<number, ReturnType<typeof setTimeout>>()

  function show(text: string, options: Omit<Partial<Toast>, 'id' | 'text'> = {}): number {
    const toast: Toast = { tone: 'plain', ...options, id: ++last, text }
    shown = [...shown.slice(-2), toast]
    resume(toast)
    return toast.id
  }

  function dismiss(id: number): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    shown = shown.filter((toast) => toast.id !== id)
  }

  /** While a hand or the focus rests on it, it stays. */
  function hold(toast: Toast): void {
    clearTimeout(timers.get(toast.id))
  }

  function resume(toast: Toast): void {
    hold(toast)
    timers.set(
      toast.id,
      setTimeout(() => dismiss(toast.id), toast.action ? longMs : shortMs),
    )
  }

  return {
    get shown() {
      return shown
    },
    show,
    dismiss,
    hold,
    resume,
  }
}
