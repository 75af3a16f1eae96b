import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { maybeTime, upTo } from './answers.ts'
import { linesBackwards } from './lines-backwards.ts'
import type { Redaction } from './redaction.ts'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

export const logQuery = z.object({
  level: z.enum(levels).default('info').describe('This one and graver ones.'),
  limit: upTo(500, 100),
  before: z
    .string()
    .regex(/^\d{1,20}-\d{1,15}$/, 'has to be the `next` of another answer')
    .optional()
    .describe('The `next` of the page before.'),
})

const line = z.object({
  at: maybeTime,
  level: z.enum(levels),
  message: z.string(),
  details: z.string().nullable().describe('What stands beside it, as JSON.'),
})

export const logAnswer = z.object({
  lines: z.array(line).describe('The newest first.'),
  next: z.string().nullable().describe('Where older ones begin; there may be none of this level.'),
})

export type LogLine = z.output<typeof line>

/** Looked through for one page: beyond that whoever asks has to ask on. */
const mostScanned = 4 * 1024 * 1024

/**
 * The log of this Hearth, page by page from the end. A place in it is the file, by its number in the
 * file system, and where in it: so a page stays where it was when a new file is begun meanwhile.
 */
export function createLogPages({ dir, redaction }: { dir: string; redaction: Redaction }) {
  const names = ['hearth.log', 'hearth.log.1'].map((name) => join(dir, name))

  return {
    async read({ level, limit, before }: z.output<typeof logQuery>) {
      const lines: LogLine[] = []
      const least = levels.indexOf(level)
      let scanned = 0
      for (const { path, inode, end } of await filesFrom(before)) {
        await using file = await open(path, 'r')
        for await (const { text, start } of linesBackwards(file, end)) {
          const read = readLine(text, redaction)
          if (levels.indexOf(read.level) >= least) lines.push(read)
          const looked = scanned + end - start
          if (lines.length === limit || looked > mostScanned)
            return { lines, next: `${inode}-${start}` }
        }
        scanned += end
      }
      return { lines, next: null }
    },
    /** Grows with every line, until a new file is begun. */
    size: (): Promise<number> =>
      stat(names[0] ?? dir).then(
        (found) => found.size,
        () => 0,
      ),
  }

  /** The file of this place and those before it. One that is gone took what was before it along. */
  async function filesFrom(before: string | undefined) {
    const there = (await Promise.all(names.map(fileAt))).filter((file) => file !== null)
    if (before === undefined) return there
    const [inode = '', at = '0'] = before.split('-')
    const place = there.findIndex((file) => file.inode === inode)
    if (place < 0) return []
    return there
      .slice(place)
      .map((file) =>
        file.inode === inode ? { ...file, end: Math.min(Number(at), file.end) } : file,
      )
  }
}

async function fileAt(path: string): Promise<{ path: string; inode: string; end: number } | null> {
  return stat(path, { bigint: true }).then(
    ({ ino, size }) => ({ path, inode: String(ino), end: Number(size) }),
    () => null,
  )
}

/** A line of pino's; anything else is shown as it is. */
function readLine(text: string | null, redaction: Redaction): LogLine {
  if (text === null)
    return { at: null, level: 'info', message: 'A line that is too long.', details: null }
  const parsed = parse(text)
  if (parsed === null)
    return {
      at: null,
      level: 'info',
      message: redaction.text(text).slice(0, longestText),
      details: null,
    }
  const { level, time, msg, ...rest } = parsed
  const details = Object.keys(rest).length === 0 ? null : JSON.stringify(redaction.value(rest))
  return {
    at: typeof time === 'number' ? isoOrNull(time) : null,
    level: levels[Math.round(Number(level) / 10) - 1] ?? 'info',
    message: redaction.text(String(msg ?? '')).slice(0, longestText),
    details: details?.slice(0, longestText) ?? null,
  }
}

const longestText = 8000

function parse(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function isoOrNull(ms: number): string | null {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
