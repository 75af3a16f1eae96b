export type ThemeChoice = 'system' | 'light' | 'dark'

const KEY = 'hearth-theme'

/** Light, dark, or as the device. `public/theme.js` applies the same choice before the first paint. */
export function createTheme() {
  let choice = $state<ThemeChoice>(read())
  const device = matchMedia('(prefers-color-scheme: dark)')
  device.addEventListener('change', paint)
  paint()

  function choose(next: ThemeChoice): void {
    choice = next
    try {
      if (next === 'system') localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, next)
    } catch {
      // It holds until the page is left, then.
    }
    paint()
  }

  function paint(): void {
    const root = document.documentElement
    if (choice === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = choice
    // The phone colours its own bar with it.
    const paper = getComputedStyle(root).getPropertyValue('--paper').trim()
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper)
  }

  return {
    get choice() {
      return choice
    },
    choose,
  }
}

function read(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}
