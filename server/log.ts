import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'

export type Log = Logger

const secrets = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.authorization',
  '*.cookie',
]

/**
 * Structured logs on standard error, pretty on a terminal; standard output is kept for the ready line.
 * `toFolder` adds `logs/hearth.log` once the data folder is ours.
 */
export async function createLog(level: string): Promise<Log & { toFolder(dir: string): void }> {
  const streams = pino.multistream([{ level: level as pino.Level, stream: await standardError() }])
  const log = pino({ level, redact: secrets, base: null }, streams)
  return Object.assign(log, {
    toFolder(dir: string) {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      const dest = join(dir, 'hearth.log')
      putAside(dest)
      const file = pino.destination({ dest, sync: false, mode: 0o600 })
      streams.add({ level: level as pino.Level, stream: file })
    },
  })
}

async function standardError() {
  if (!process.stderr.isTTY) return pino.destination({ dest: 2, sync: true })
  const { default: pretty } = await import('pino-pretty')
  return pretty({
    destination: 2,
    sync: true,
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
  })
}

const largest = 10 * 1024 * 1024

/** A start with a large log begins a new one; the one before is kept, older ones are not. */
function putAside(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > largest) renameSync(path, `${path}.1`)
}
