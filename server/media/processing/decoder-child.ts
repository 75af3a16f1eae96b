import { type ChildProcess, fork } from 'node:child_process'
import { HearthError } from '../../../storage/index.ts'
import { parseReport } from './report.ts'
import { residentBytes } from './resident-memory.ts'
import type { IngestResult, Report, Request, TransformResult, VariantName } from './task.ts'

export type Result = IngestResult | TransformResult

export type DecoderChild = {
  readonly pid: number | undefined
  /** One request at a time. Rejects only when the child has answered or is truly gone. */
  run(request: Request, watch: Watch): Promise<Result>
  /** SIGKILL to the child and all it started. May be called twice. */
  kill(): void
  /** Resolves when the process has ended, however it ended. */
  readonly gone: Promise<void>
}

export type Watch = {
  timeoutMs: number
  memoryLimitBytes: number
  signal?: AbortSignal | undefined
  /** What the decoder said, for the log. */
  onDetail?: ((detail: string) => void) | undefined
  onVariant?: ((name: VariantName, size: number) => void) | undefined
}

/** What the pool needs to know to offer HEIC to a WASM child. Never leaves the pool. */
export class NeedsWasm extends Error {}

const memoryPollMs = process.platform === 'linux' ? 50 : 500

/**
 * Starts a child; it is ready for a request at once, which waits in its channel until it has booted.
 * @param codeCache a folder for compiled code, which saves a third of the time it boots
 */
export function createDecoderChild(entry: URL, codeCache?: string): DecoderChild {
  const child = fork(entry, [], {
    // Leads a group of its own: a kill reaches the commands it started, Ctrl-C does not reach it.
    detached: process.platform !== 'win32',
    env: childEnvironment(codeCache),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const lastWords = collectLastWords(child)
  const { promise: gone, resolve: onGone } = Promise.withResolvers<void>()
  child.once('exit', () => onGone())
  child.once('error', () => child.pid === undefined && onGone())
  return {
    pid: child.pid,
    gone,
    kill: () => killGroup(child),
    run: (request, watch) => attend(child, gone, request, watch, lastWords),
  }
}

/** Nothing secret: a decoder that was taken over finds no key in its environment. */
function childEnvironment(codeCache?: string): NodeJS.ProcessEnv {
  const allowed = ['PATH', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL']
  const kept = allowed.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const cache = codeCache === undefined ? {} : { NODE_COMPILE_CACHE: codeCache }
  return { ...Object.fromEntries(kept), ...cache, MALLOC_ARENA_MAX: '2' }
}

function collectLastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-2000)
  })
  return () => words
}

function killGroup(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/**
 * Watches one request. A child that has to be killed settles its request only after it has ended,
 * so that no file changes any more once the caller knows.
 */
async function attend(
  child: ChildProcess,
  gone: Promise<void>,
  request: Request,
  watch: Watch,
  lastWords: () => string,
): Promise<Result> {
  const { promise: answered, resolve: answer } = Promise.withResolvers<Report>()
  let cause: unknown
  const stop = (reason: unknown) => {
    cause ??= reason
    killGroup(child)
  }
  const onMessage = (message: unknown) => hear(parseReport(message), answer, stop, watch)
  const onAbort = () => stop(watch.signal?.reason)
  const clock = setTimeout(() => stop(tookTooLong(watch.timeoutMs)), watch.timeoutMs)
  const meter = watchMemory(child, watch.memoryLimitBytes, stop)
  child.on('message', onMessage)
  watch.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    if (watch.signal?.aborted) onAbort()
    child.send(request, (error) => error && killGroup(child))
    const report = await Promise.race([answered, gone])
    if (report?.kind === 'failed' && report.detail) watch.onDetail?.(report.detail)
    if (cause !== undefined) throw await gone.then(() => cause)
    if (!report) throw crashed(child, lastWords())
    return resultOf(report)
  } finally {
    clearTimeout(clock)
    clearInterval(meter)
    child.off('message', onMessage)
    watch.signal?.removeEventListener('abort', onAbort)
  }
}

function hear(
  report: Report | null,
  answer: (report: Report) => void,
  stop: (reason: unknown) => void,
  watch: Watch,
): void {
  if (report?.kind === 'variant') watch.onVariant?.(report.name, report.size)
  else if (report) answer(report)
  else stop(new HearthError('INTERNAL', 'The picture decoder gave an answer that makes no sense.'))
}

function resultOf(report: Report): Result {
  if (report.kind === 'done') return report.result
  if (report.kind === 'variant') throw new TypeError('a variant is not an answer')
  if (report.code === 'NEEDS_WASM') throw new NeedsWasm()
  throw new HearthError(report.code, report.message, { reason: report.reason })
}

function watchMemory(
  child: ChildProcess,
  limit: number,
  stop: (reason: unknown) => void,
): NodeJS.Timeout {
  let asking = false
  return setInterval(async () => {
    if (asking || child.pid === undefined) return
    asking = true
    if ((await residentBytes(child.pid)) > limit) stop(tookTooMuch(limit))
    asking = false
  }, memoryPollMs)
}

function tookTooLong(timeoutMs: number): HearthError {
  const seconds = Math.max(1, Math.round(timeoutMs / 1000))
  return new HearthError(
    'BUSY',
    `Reading this picture took longer than ${seconds} s, so Hearth stopped trying.`,
    { retryAfterSec: 60, reason: 'TOOK_TOO_LONG' },
  )
}

function tookTooMuch(limit: number): HearthError {
  const mebibytes = Math.round(limit / 2 ** 20)
  return new HearthError(
    'UNPROCESSABLE',
    `Reading this picture needs more than ${mebibytes} MB of memory, which is more than Hearth gives to one.`,
    { reason: 'TOO_MUCH_MEMORY' },
  )
}

/** A signal it raised itself is the file's doing; anything else may go well next time. */
function crashed(child: ChildProcess, lastWords: string): HearthError {
  const { pid, signalCode, exitCode } = child
  const cause = new Error(`decoder ended with ${signalCode ?? exitCode}: ${lastWords}`)
  if (pid === undefined)
    return new HearthError('BUSY', 'The machine could not start the picture decoder.', { cause })
  if (signalCode === null)
    return new HearthError('INTERNAL', 'The picture decoder stopped by mistake.', { cause })
  if (signalCode === 'SIGKILL' || signalCode === 'SIGTERM')
    return new HearthError('BUSY', 'The machine ended the picture decoder.', { cause })
  return new HearthError(
    'UNPROCESSABLE',
    'The picture decoder crashed on this file. It may be damaged, or made to do harm.',
    { cause, reason: 'CRASHED' },
  )
}
