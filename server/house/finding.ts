import { z } from 'zod'
import { networkSentences } from './network-sentences.ts'

/** From what needs nothing to what needs somebody now. */
export const levels = ['ok', 'note', 'warning', 'bad'] as const

export const checks = [
  'folder',
  'disk',
  'flush',
  'database',
  'keys',
  'ports',
  'name',
  'lookup',
  'certificate',
  'reach',
  'firewall',
  'clock',
  'mail',
  'jobs',
  'housekeeping',
  'backup',
] as const

/** One thing that was looked at, and how it is. The pages have words of their own for each `code`. */
export const findingShape = z.object({
  check: z.enum(checks),
  level: z.enum(levels),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string().describe('The same in an English sentence.'),
})

export type Finding = z.output<typeof findingShape>
export type Level = Finding['level']
type Facts = Finding['facts']

/** `code` is `check.what`: the check and the level follow from it. */
export function finding(code: Code, facts: Facts = {}): Finding {
  const [level, sentence] = sentences[code]
  const check = code.slice(0, code.indexOf('.')) as Finding['check']
  return { check, level, code, facts, text: fill(sentence, facts) }
}

/** The gravest; `ok` of none. */
export function worstOf(findings: readonly Finding[]): Level {
  const worst = Math.max(0, ...findings.map(({ level }) => levels.indexOf(level)))
  return levels[worst] ?? 'ok'
}

export type Code = keyof typeof sentences

/** `{name}` is a fact as it is; `{name:bytes}` in a unit people know. */
const sentences = {
  'folder.ok': ['ok', 'The data folder {dir} is there and is ours.'],
  'folder.missing': ['bad', '{reason}'],
  'folder.open': [
    'warning',
    'Other accounts of this computer can look into the data folder {dir}. Only yours should: chmod 700.',
  ],
  'folder.cloud': [
    'warning',
    'Another program copies the data folder {dir} to a cloud, which damages a running library. Move the photos to a folder outside it: in the app, or by hand while Hearth is stopped.',
  ],
  'folder.network': [
    'warning',
    'The data folder {dir} is on another computer. The records may be damaged when the network fails: use a disk of this one, and keep copies there.',
  ],
  'folder.system': [
    'warning',
    'The data folder {dir} belongs to the system, which may change or empty it. Move the photos to a folder of your own.',
  ],
  'folder.link': [
    'note',
    'The data folder {dir} only points to {real}. Where that is not there, Hearth does not start.',
  ],
  'folder.readonly': ['bad', 'Nothing can be written right now: {reason}'],
  'disk.ok': ['ok', '{free:bytes} are free.'],
  'disk.low': ['warning', 'Only {free:bytes} are free. Make room soon.'],
  'disk.full': [
    'bad',
    'Only {free:bytes} are free, so no new photos are taken. Everything else goes on. Make room on the disk.',
  ],
  'flush.ok': ['ok', 'The disk keeps what is written within {ms} ms.'],
  'flush.fast': [
    'note',
    'The disk says after {ms} ms that it has kept what is written. So fast are very good disks, and disks that do not tell the truth: after a power cut look with "hearth verify".',
  ],
  'flush.slow': [
    'warning',
    'The disk takes {ms} ms to keep what is written; uploads will be slow. A network drive or a worn-out card is the usual reason.',
  ],
  'flush.failed': ['bad', 'Nothing can be written to the data folder: {reason}'],
  'database.ok': ['ok', 'The databases are whole.'],
  'database.damaged': [
    'bad',
    'A database is damaged ({detail}). Do not change anything; run "hearth verify", and put the folder back from a copy if you have one.',
  ],
  'database.unknown': ['note', 'The databases could not be looked through: {reason}'],
  'keys.ok': ['ok', 'The key of the vaults is at hand ({custody}).'],
  'keys.app': [
    'note',
    'The Hearth app keeps the key of the vaults; from here it cannot be looked at.',
  ],
  'keys.none': ['note', 'There are no vaults yet, so no key is needed.'],
  'keys.missing': ['bad', '{reason}'],
  'ports.ok': ['ok', 'Hearth answers at {address} ({variable}) within {ms} ms.'],
  'ports.free': ['ok', 'Port {port} ({variable}) is free for the next start.'],
  'ports.any': ['note', 'Any free port is taken for {variable}.'],
  'ports.taken': ['warning', '{reason}'],
  'ports.silent': ['bad', 'Hearth runs, but nothing answers at {address} ({variable}).'],
  ...networkSentences,
  'clock.ok': ['ok', 'The clock says {now}.'],
  'clock.early': [
    'bad',
    'The clock of this computer says {now}, which is before this Hearth was set up. Codes and certificates do not work until it is right.',
  ],
  'mail.off': ['ok', 'No mail server is set up; links are handed over by hand.'],
  'mail.ok': ['ok', 'The mail server {host} answers.'],
  'mail.silent': ['warning', 'The mail server {host} does not answer: {reason}'],
  'jobs.ok': ['ok', 'No job was given up.'],
  'jobs.dead': ['warning', '{count} jobs were given up. Try them again on the page “Jobs”.'],
  'backup.ok': ['ok', 'The last copy of the household was made at {at}.'],
  'backup.none': [
    'warning',
    'There is no copy of your photos yet: if this disk dies, they are gone. Choose another disk on the page “Copies”.',
  ],
  'backup.old': [
    'warning',
    'The last whole copy of the household is of {at}. Connect the disk with the copies, or choose another one on the page “Copies”.',
  ],
  'backup.part': [
    'warning',
    'The last copy is not whole: {count} originals are not in it. “hearth verify” says which.',
  ],
  'backup.failed': ['warning', 'The last copy failed: {reason}'],
  'housekeeping.ok': ['ok', 'The daily tidying ran at {at}.'],
  'housekeeping.waiting': ['ok', 'The daily tidying has only just begun.'],
  'housekeeping.failed': [
    'warning',
    'Parts of the daily tidying failed ({chores}); they are tried again tomorrow.',
  ],
} as const satisfies Record<`${Finding['check']}.${string}`, readonly [Level, string]>

function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)(:bytes)?\}/g, (_, name: string, unit?: string) =>
    unit ? inUnits(Number(facts[name])) : String(facts[name] ?? ''),
  )
}

function inUnits(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${Number((bytes / 1000 ** step).toFixed(1))} ${units[step]}`
}
