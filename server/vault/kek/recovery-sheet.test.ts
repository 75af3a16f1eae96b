import { expect, test } from 'vitest'
import { kekOf } from './key-bundle.ts'
import { formatRecoveryCode } from './recovery-code.ts'
import { renderRecoverySheet } from './recovery-sheet.ts'
import { sheetLanguageOf, type SheetLanguage } from './sheet-words.ts'

const kek = kekOf(Buffer.alloc(32, 3))

test.each<SheetLanguage>(['en', 'de', 'fr', 'es', 'it'])(
  'the sheet in %s has the code, the command and the number of the key, and fetches nothing',
  (language) => {
    const html = renderRecoverySheet({ kek, language, now: Date.UTC(2026, 10, 21) })
    expect(html).toContain(`<html lang="${language}">`)
    for (const group of formatRecoveryCode(kek.key)) expect(html).toContain(`<code>${group}</code>`)
    expect(html).toContain('hearth restore-key')
    expect(html).toContain(kek.id)
    expect(html).toContain('2026')
    expect(html).not.toContain(kek.key.toString('base64'))
    expect(html).toContain("default-src 'none'")
    expect(html.replace(/ xmlns="[^"]+"/, '')).not.toMatch(/<script|<img|<link|https?:|url\(/)
  },
)

test('its language is that of the environment or of a browser, and English for any other', () => {
  for (const [text, language] of [
    ['de_AT.UTF-8', 'de'],
    ['fr-CA', 'fr'],
    ['IT', 'it'],
    ['C.UTF-8', 'en'],
    ['pt_BR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)
    expect(sheetLanguageOf(text)).toBe(language)
})
