import { createFormat } from './format.ts'
import { type Language, localeFor } from './languages.ts'

/** A noun in the forms its language has; `many` is what French, Spanish and Italian use from a million on. */
export type Noun = { one: string; many?: string; other: string }

/** What the sentences of one language count with. */
export function createCounting(language: Language) {
  const locale = localeFor(language)
  const rules = new Intl.PluralRules(locale)
  const { number, span } = createFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })

  /** The form that goes with `n`, without the number. */
  function plural(n: number, noun: Noun): string {
    const form = rules.select(n)
    return form === 'one' ? noun.one : ((form === 'many' ? noun.many : undefined) ?? noun.other)
  }

  return {
    number,
    span,
    plural,
    /** “3 photos”. */
    count: (n: number, noun: Noun) => `${number(n)} ${plural(n, noun)}`,
    /** Of a whole number from 0 to 100. */
    percent: (n: number) => percents.format(n / 100),
  }
}
