import { expect, it } from 'vitest'
import { createFormat } from './format.ts'
import { chooseLanguage, localeFor } from './languages.ts'

it('takes the saved choice, then the first language of the device that we speak', () => {
  expect(chooseLanguage('fr', ['de-AT'])).toBe('fr')
  expect(chooseLanguage(null, ['nl-NL', 'de-AT', 'en'])).toBe('de')
  expect(chooseLanguage('tlh', ['IT'])).toBe('it')
  expect(chooseLanguage('constructor', ['__proto__'])).toBe('en')
  expect(chooseLanguage(null, [])).toBe('en')
})

it('writes numbers and dates in the visitor’s flavour of the language', () => {
  expect(localeFor('de', ['en-US', 'de-CH'])).toBe('de-CH')
  expect(localeFor('fr', ['en-US'])).toBe('fr')
  expect(localeFor('en', ['de'])).toBe('en-GB')
})

it('formats dates, sizes and spans in every language', () => {
  const said = ['en-GB', 'de', 'fr', 'es', 'it'].map((locale) => {
    const format = createFormat(locale)
    return [format.day('2024-05-01'), format.bytes(3_400_000_000), format.span(120)]
  })
  expect(said.map((line) => line.join('; ').replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
    'Wednesday, 1 May 2024; 3.4 GB; 2 minutes',
    'Mittwoch, 1. Mai 2024; 3,4 GB; 2 Minuten',
    'Mercredi 1 mai 2024; 3,4 Go; 2 minutes',
    'Miércoles, 1 de mayo de 2024; 3,4 GB; 2 minutos',
    'Mercoledì 1 maggio 2024; 3,4 GB; 2 minuti',
  ])
})
