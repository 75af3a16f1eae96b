/** The languages the app speaks, each by its own name, in the order they are offered. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
} as const

export type Language = keyof typeof languages

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

/** The saved choice, else the first language the device asks for that we speak, else English. */
export function chooseLanguage(saved: string | null, wanted: readonly string[]): Language {
  if (isLanguage(saved)) return saved
  return wanted.map(primary).find(isLanguage) ?? 'en'
}

/** The visitor's own flavour of a language where there is one: numbers and dates differ between en-GB and en-US. */
export function localeFor(language: Language, wanted = navigator.languages): string {
  const flavour = wanted.find((locale) => primary(locale) === language)
  return flavour ?? (language === 'en' ? 'en-GB' : language)
}

function primary(locale: string): string {
  return (locale.split('-')[0] ?? '').toLowerCase()
}
