import type { HouseFinding } from '../../../client/index.ts'
import type { Messages } from '../../messages/en/index.ts'
import type { Format } from '../../messages/format.ts'

/** Which facts it takes, the table below says. */
type Sentence = string | ((...facts: never[]) => string)
type Words = Pick<Messages['admin'], 'machine'>

/** What of a finding its sentence takes, in order. */
const taken: Partial<Record<string, string[]>> = {
  'folder.missing': ['reason'],
  'folder.link': ['real'],
  'folder.readonly': ['reason'],
  'disk.ok': ['free'],
  'disk.low': ['free'],
  'disk.full': ['free'],
  'flush.ok': ['ms'],
  'flush.fast': ['ms'],
  'flush.slow': ['ms'],
  'flush.failed': ['reason'],
  'database.damaged': ['detail'],
  'database.unknown': ['reason'],
  'keys.missing': ['reason'],
  'ports.ok': ['address', 'ms'],
  'ports.free': ['port'],
  'ports.taken': ['reason'],
  'ports.silent': ['address'],
  'name.ok': ['address'],
  'name.taken': ['address'],
  'name.silent': ['host'],
  'name.unchecked': ['name'],
  'lookup.ok': ['host', 'address'],
  'lookup.none': ['host'],
  'lookup.elsewhere': ['host', 'address'],
  'certificate.ok': ['fingerprint', 'until'],
  'certificate.name': ['host'],
  'certificate.early': ['from'],
  'certificate.over': ['until'],
  'certificate.soon': ['until'],
  'certificate.address': ['address'],
  'reach.ok': ['address'],
  'reach.closed': ['address'],
  'reach.page': ['address'],
  'reach.short': ['host'],
  'reach.long': ['host', 'port'],
  'firewall.ok': ['at'],
  'firewall.hint': ['plain', 'secure'],
  'clock.early': ['now'],
  'mail.ok': ['host'],
  'mail.silent': ['host', 'reason'],
  'jobs.dead': ['count'],
  'housekeeping.failed': ['chores'],
  'backup.ok': ['at'],
  'backup.old': ['at'],
}

/** A finding in the language of the page; in the server's own words where the page has none. */
export function wordsOfFinding(
  { code, facts, text }: HouseFinding,
  { machine }: Words,
  format: Format,
): string {
  const [check = '', what = ''] = code.split('.')
  const known: Partial<Record<string, Partial<Record<string, Sentence>>>> = machine.findings
  const sentence = known[check]?.[what]
  if (typeof sentence !== 'function') return sentence ?? text
  const given = (taken[code] ?? []).map((name) => said(name, facts[name] ?? '', format))
  return sentence(...(given as never[]))
}

function said(name: string, fact: string | number, format: Format): string | number {
  if (name === 'free') return format.bytes(Number(fact))
  if (name === 'now' || name === 'at') return format.momentWithin(String(fact))
  if (name === 'from' || name === 'until') return format.date(String(fact))
  if (name === 'ms') return format.short(Number(fact))
  return fact
}
