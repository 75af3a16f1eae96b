import type { Messages } from '../messages/index.ts'

/** Why the server ended or did not start; every kind has a sentence in `messages/`. */
export type Reason = {
  kind: keyof Messages['reason']
  /** The server's own sentence, in English, with what to do. */
  detail: string | null
  /** The setting it is about: HEARTH_PORT for a port in use. */
  variable: string | null
}

export function reasonOf(kind: Reason['kind'], detail: string | null = null): Reason {
  return { kind, detail, variable: null }
}

/** What the shell itself did or saw before the server ended. */
export type Verdict = 'never-ready' | 'hung' | 'flooded' | 'lied' | null

/** How a process ended; `failed`: what it told before. */
export type Exit = {
  code: number | null
  signal: string | null
  /** It could not even be started. */
  missing?: boolean
  failed: { code: string; message: string; variable: string | null } | null
  verdict: Verdict
}

/** What the shell saw counts for more than what the server said of itself. */
export function explainExit({ code, signal, missing, failed, verdict }: Exit): Reason {
  if (missing) return reasonOf('no-program')
  if (verdict !== null) return reasonOf(verdict)
  if (failed)
    return { kind: kindOf(failed), detail: failed.message || null, variable: failed.variable }
  return reasonOf('crashed', signal ? `signal ${signal}` : `exit code ${code}`)
}

function kindOf({ code, variable }: { code: string; variable: string | null }): Reason['kind'] {
  const port = variable?.endsWith('_PORT') ?? false
  if (port && (code === 'CONFLICT' || code === 'FORBIDDEN')) return 'port-taken'
  return kinds.get(code) ?? 'other'
}

const kinds = new Map<string, Reason['kind']>([
  ['LOCKED', 'locked'],
  ['FOREIGN_FOLDER', 'foreign-folder'],
  ['NEWER_FORMAT', 'newer'],
  ['DAMAGED', 'damaged'],
  ['NO_SPACE', 'no-space'],
  ['READ_ONLY', 'read-only'],
  ['VALIDATION', 'setting'],
])

/** Trying again by itself cannot help: somebody has to do something first. */
export function isFinal({ kind }: Reason): boolean {
  return finals.has(kind)
}

const finals = new Set<Reason['kind']>([
  'port-taken',
  'locked',
  'foreign-folder',
  'newer',
  'damaged',
  'setting',
  'no-program',
])

/** Where the one that has the folder serves, as the server tells it; null: nowhere. */
export function holderOf({ kind, detail }: Reason): string | null {
  return kind === 'locked' ? (/http:\/\/localhost:\d+/.exec(detail ?? '')?.[0] ?? null) : null
}
