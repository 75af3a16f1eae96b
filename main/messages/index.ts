import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages } from './en.ts'

export const languages: Record<string, Messages> = { en, de, fr, es, it }

/** @param wanted as the system lists them, the dearest first, BCP 47 */
export function chooseMessages(wanted: readonly string[]): Messages {
  const spoken = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '')
  const first = spoken.find((language) => Object.hasOwn(languages, language))
  return languages[first ?? 'en'] ?? en
}

/** Bytes as people read them: `3.4 GB`, in the signs of the language. */
export function formatBytes(bytes: number, { language }: Messages): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    maximumFractionDigits: power > 2 ? 1 : 0,
  }).format(bytes / 1000 ** power)
}
