import type { Reason } from './reason.ts'

export type Crash = {
  at: number
  reason: Reason
  version: string
  system: string
  /** The end of what the server wrote on standard error. */
  lastWords: string
}

/** A report for a person to read and, if they wish, to hand on. It is sent nowhere. */
export function writeCrashReport(crash: Crash, home: string): string {
  const { at, reason, version, system, lastWords } = crash
  return redact(
    [
      `Hearth ${version} on ${system}`,
      `When: ${new Date(at).toISOString()}`,
      `What: ${reason.kind}${reason.detail ? ` (${reason.detail})` : ''}`,
      '',
      'The last words of the server:',
      lastWords.trim() || '(none)',
      '',
    ].join('\n'),
    home,
  )
}

/** Takes out what is nobody's business: who, where, and every secret by its shape. */
export function redact(text: string, home: string): string {
  const noHome = home.length > 1 ? text.replaceAll(home, '~') : text
  return shapes.reduce((left, [shape, instead]) => left.replace(shape, instead), noHome)
}

const shapes: [RegExp, string][] = [
  [/-----BEGIN [\s\S]*?-----END [^-]*-----/g, '[key]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1[secret]@'],
  [
    /((?:password|passwd|token|secret|authorization|cookie|kek|key|code)["']?\s*[:=]\s*)(?:bearer\s+)?("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    '$1[secret]',
  ],
  [/\bbearer\s+\S+/gi, 'Bearer [secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b[0-9A-F]{4}(?:-[0-9A-F]{4}){3,}\b/gi, '[code]'],
  [/(?:\/home\/|\/Users\/|[A-Z]:\\Users\\)[^\s/\\:"']+/g, '~'],
  // Paths have slashes: what is left is a key in base64 or hex.
  [/\b[A-Za-z0-9+_-]{32,}={0,2}/g, '[secret]'],
]
