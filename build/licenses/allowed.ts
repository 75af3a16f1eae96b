import type { Package } from './package.ts'

/** What may be in a bundle of ours under MIT. Why each may stands in docs/packaging.md. */
const bundled = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
])

/** What may only lie beside it, in a file of its own that anybody can replace. */
const beside = new Set([...bundled, 'LGPL-3.0', 'LGPL-3.0-only', 'LGPL-3.0-or-later'])

export type Place = 'bundled' | 'beside'

/**
 * What forbids to hand this package out with Hearth; null: nothing. Where a licence is a choice
 * ("MIT OR …") a person makes it, so that is none of the list.
 */
export function findFault({ name, version, license, texts }: Package, place: Place): string | null {
  const who = `${name} ${version}`
  if (license === null) return `${who} names no licence.`
  const allowed = place === 'bundled' ? bundled : beside
  if (!license.split(' AND ').every((part) => allowed.has(part)))
    return `${who} is under ${license}, which is not on the list for what is ${place}.`
  if (texts.length === 0) return `${who} brings no text of its licence (${license}).`
  return null
}
