import { createFormat } from './format.ts'
import { en, type Messages } from './en/index.ts'
import { chooseLanguage, type Language, localeFor } from './languages.ts'

export type Spoken = ReturnType<typeof createSpoken>

const KEY = 'hearth-language'

/** English is in the first page anyway; of the others only the chosen one is fetched. */
const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  it: async () => (await import('./it/index.ts')).it,
}

/** The messages this visitor reads. English where they cannot be fetched: better than an empty page. */
export function loadMessages(): Promise<Messages> {
  return loaders[chooseLanguage(read(), navigator.languages)]().catch(() => en)
}

/**
 * The language the app speaks. `t` and `format` stay the same objects for ever: whoever took them
 * apart from the house sees the next language at once, because each of their fields is looked up anew.
 */
export function createSpoken({ messages }: { messages: Messages }) {
  const first = voice(messages)
  let current = $state.raw(first)
  let asked = 0
  show()

  /** Throws when the words could not be fetched; then everything stays as it was. */
  async function choose(language: Language): Promise<void> {
    const turn = ++asked
    const next = await loaders[language]()
    if (turn !== asked) return
    current = voice(next)
    show()
    save(language)
  }

  function show(): void {
    document.documentElement.lang = current.t.language
  }

  return {
    t: following(first.t, () => current.t),
    format: following(first.format, () => current.format),
    get language() {
      return current.t.language
    },
    choose,
  }
}

function voice(t: Messages) {
  return { t, format: createFormat(localeFor(t.language)) }
}

/** An object with the fields of `shape`, each read from what `now` gives when it is asked for. */
function following<T extends object>(shape: T, now: () => T): T {
  const fields = Object.keys(shape) as (keyof T)[]
  const read = (field: keyof T) => ({ get: () => now()[field], enumerable: true })
  const properties = Object.fromEntries(fields.map((field) => [field, read(field)]))
  return Object.defineProperties({}, properties) as T
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function save(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // It holds until the page is left, then.
  }
}
