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

type FileLog = {
  /** Adds `hearth.log` in this folder, once it is ours. Never throws. */
  toFolder(dir: string): void
  /** In the file alone, if there is one: the command says it on standard error in words. */
  startFailed(error: unknown): void
}

/**
 * Structured logs on standard error, pretty on a terminal; standard output is kept for the ready line.
 */
export async function createLog(level: string): Promise<Log & FileLog> {
  // The level is the log's own, and somebody may choose another while it runs.
  const streams = pino.multistream([{ level: 'trace', stream: await standardError() }])
  const log = pino({ level, redact: secrets, base: null }, streams)
  let file: Log | undefined
  return Object.assign(log, {
    toFolder(dir: string) {
      try {
        const stream = createLogFile(dir)
        streams.add({ level: 'trace', stream })
        file = pino({ level, redact: secrets, base: null }, stream)
      } catch (error) {
        // A full disk, most likely: no reason not to start.
        log.warn({ error: String(error) }, 'there is no log file this time')
      }
    },
    startFailed: (error: unknown) => file?.fatal({ err: error }, 'Hearth could not start'),
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
