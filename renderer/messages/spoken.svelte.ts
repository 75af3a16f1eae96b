import { createFormat, type Format } from './format.ts'
import { type First, first as english } from './en/first.ts'
import type { Messages } from './en/index.ts'
import type { Rest } from './en/rest.ts'
import { chooseLanguage, type Language, localeFor } from './languages.ts'

export type Spoken = ReturnType<typeof createSpoken>

const KEY = 'hearth-language'

/** What each page needs and no more: the first page's words first, those of the others when one is opened. */
type Loaders = { first: () => Promise<First>; rest: () => Promise<Rest> }

/** English is in the first page anyway; of the others only the chosen one is fetched. */
const loaders: Record<Language, Loaders> = {
  en: {
    first: async () => english,
    rest: async () => (await import('./en/rest.ts')).rest,
  },
  de: {
    first: async () => (await import('./de/first.ts')).first,
    rest: async () => (await import('./de/rest.ts')).rest,
  },
  fr: {
    first: async () => (await import('./fr/first.ts')).first,
    rest: async () => (await import('./fr/rest.ts')).rest,
  },
  es: {
    first: async () => (await import('./es/first.ts')).first,
    rest: async () => (await import('./es/rest.ts')).rest,
  },
  it: {
    first: async () => (await import('./it/first.ts')).first,
    rest: async () => (await import('./it/rest.ts')).rest,
  },
}

/** The first page's words for this visitor. English where they cannot be fetched: better than an empty page. */
export function loadMessages(): Promise<First> {
  return loaders[chooseLanguage(read(), navigator.languages)].first().catch(() => english)
}

/**
 * The language the app speaks. `t` and `format` stay the same objects for ever: whoever took them
 * apart from the house sees the next language at once, because each of their fields is looked up anew.
 */
export function createSpoken({ messages }: { messages: First }) {
  let current = $state.raw(voice(messages))
  let rest = $state.raw<Rest | null>(null)
  let asked = 0
  show()

  /** Throws when the words could not be fetched; then everything stays as it was. */
  async function choose(language: Language): Promise<void> {
    const turn = ++asked
    const { first, rest: others } = loaders[language]
    const [next, more] = await Promise.all([first(), rest ? others() : null])
    if (turn !== asked) return
    current = voice(next)
    if (more) rest = more
    show()
    save(language)
  }

  /** Before any page but the first is shown. Throws when the words could not be fetched. */
  async function loadRest(): Promise<void> {
    while (rest === null) {
      const { language } = current.t
      const words = await loaders[language].rest()
      // Another language was chosen meanwhile: once more.
      if (language === current.t.language) rest = words
    }
  }

  function show(): void {
    document.documentElement.lang = current.t.language
  }

  return {
    t: new Proxy({} as Messages, {
      get: (_, field) => Reflect.get(current.t, field) ?? (rest && Reflect.get(rest, field)),
    }),
    format: new Proxy({} as Format, { get: (_, field) => Reflect.get(current.format, field) }),
    get language() {
      return current.t.language
    },
    choose,
    loadRest,
  }
}

function voice(t: First) {
  return { t, format: createFormat(localeFor(t.language)) }
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
