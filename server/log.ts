import pino, { type Logger } from 'pino'
import { createLogFile } from './log-file.ts'

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
      streams.add({ level: level as pino.Level, stream: createLogFile(dir) })
    },
  })
}

async function standardError() {
  if (process.stderr.isTTY) {
    const { default: pretty } = await import('pino-pretty')
    return pretty({
      destination: 2,
      sync: true,
      ignore: 'pid,hostname',
      translateTime: 'SYS:HH:MM:ss',
    })
  }
  const stream = pino.destination({ dest: 2, sync: true })
  // Whoever listened may be gone, or their disk full: that is no reason to stop.
  return stream.on('error', () => {})
}
