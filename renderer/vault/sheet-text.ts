import type { Messages } from '../messages/en/index.ts'

/** What a kept code says of itself, on paper and in a file. Everything in words already. */
export type SheetFacts = {
  code: string
  person: string
  /** May be empty. */
  house: string
  address: string
  date: string
}

/** Label and value, in their order; what is not known is left out. */
export function sheetLines({ person, house, address, date }: SheetFacts, t: Messages) {
  const { sheet } = t.vaultCode
  const lines: [string, string][] = [
    [sheet.of, person],
    [sheet.house, house],
    [sheet.address, address],
    [sheet.date, date],
  ]
  return lines.filter(([, value]) => value !== '')
}

/** Four lines of four groups, as on the screen. */
export function sheetText(facts: SheetFacts, t: Messages): string {
  const { sheet } = t.vaultCode
  const rows = facts.code.match(/(.{4}-){3}.{4}/g) ?? []
  const lines = sheetLines(facts, t).map(([label, value]) => `${label}: ${value}`)
  const parts = [`${t.appName} · ${sheet.title}`, lines.join('\r\n'), rows.join('\r\n')]
  return [...parts, sheet.how, sheet.warning, ''].join('\r\n\r\n')
}
