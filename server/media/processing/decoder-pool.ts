import { HearthError } from '../../../storage/index.ts'
import { createDecoderChild, type DecoderChild, NeedsWasm, type Result } from './decoder-child.ts'
import { residentBytes } from './resident-memory.ts'
import type { ResultOf, Task, VariantName } from './task.ts'
import { createTaskQueue, type Lane } from './task-queue.ts'

export type DecoderPoolOptions = {
  /** Children at most; one per core is right. */
  size: number
  /** A child without work for so long is ended. 10 s by default. */
  idleMs?: number
  /** From the moment a child gets the task. 60 s by default. */
  taskTimeoutMs?: number
  /** Of real memory, one child and the commands it started. 1 GiB by default. */
  memoryLimitBytes?: number
  /** A folder for the children's compiled code, that may be emptied at any time; without it they boot slower. */
  codeCache?: string
  log?: { warn(fields: object, message: string): void }
  /** For tests: another program than the decoder. */
  entry?: URL
}

export type RunOptions = {
  /** Called as soon as a variant's file is in place. Must not throw. */
  onVariant?: (name: VariantName, size: number) => void
  /** Kills the child that works on it; `run` then rejects with the signal's reason. */
  signal?: AbortSignal
  /** By default transforms are interactive (somebody is waiting) and ingests are not. */
  lane?: Lane
}

export type DecoderPool = {
  /** Starts a child now if none is free, so that the next task does not wait for it. */
  warm(): void
  /**
   * @throws HearthError UNPROCESSABLE (damaged, hostile, too many pixels, too much memory, crashed the
   *   decoder), UNSUPPORTED, BUSY (took too long), NO_SPACE, DAMAGED (original missing), UNAVAILABLE (closed)
   */
  run<T extends Task>(task: T, options?: RunOptions): Promise<ResultOf<T>>
  /** Kills all children; what was waiting or running rejects. May be called twice. */
  close(): Promise<void>
  stats(): DecoderPoolStats
}

export type DecoderPoolStats = { pids: number[]; busy: number; waiting: number; failed: number }

type Waiting = {
  task: Task
  options: RunOptions
  lane: Lane
  heic: 'command' | 'wasm'
  resolve(result: Result): void
  reject(reason: unknown): void
}

/** In the source tree the child is a TypeScript file, beside the bundle it is a script. */
const decoderEntry = new URL(
  import.meta.url.endsWith('.ts') ? './child.ts' : './child.js',
  import.meta.url,
)

/**
 * Decoders that can crash, hang or eat memory run in children that can be killed: one task each,
 * started when needed, ended when idle. A child that dies fails its own task and nothing else.
 */
export function createDecoderPool({
  size,
  idleMs = 10_000,
  taskTimeoutMs = 60_000,
  memoryLimitBytes = 2 ** 30,
  codeCache,
  log,
  entry = decoderEntry,
}: DecoderPoolOptions): DecoderPool {
  const queue = createTaskQueue<Waiting>()
  const children = new Set<DecoderChild>()
  const idle = new Map<DecoderChild, NodeJS.Timeout>()
  let wasmRuns = false
  let closed = false
  let failed = 0

  function start(): DecoderChild {
    const child = createDecoderChild(entry, codeCache)
    children.add(child)
    void child.gone.then(() => forget(child))
    return child
  }

  function forget(child: DecoderChild): void {
    clearTimeout(idle.get(child))
    idle.delete(child)
    children.delete(child)
    pump()
  }

  /** The one that rested last is still in the caches. */
  function freeChild(): DecoderChild | null {
    const rested = [...idle.keys()].at(-1)
    if (!rested) return children.size < size ? start() : null
    clearTimeout(idle.get(rested))
    idle.delete(rested)
    return rested
  }

  function rest(child: DecoderChild): void {
    if (closed || !children.has(child)) return child.kill()
    idle.set(child, setTimeout(() => child.kill(), idleMs).unref())
  }

  const hasRoom = () => !closed && (idle.size > 0 || children.size < size)

  function pump(): void {
    while (hasRoom()) {
      const next = queue.take((waiting) => waiting.heic === 'command' || !wasmRuns)
      if (!next) return
      const child = freeChild()
      if (!child) return queue.putBack(next.lane, next)
      void serve(child, next)
    }
  }

  async function serve(child: DecoderChild, waiting: Waiting): Promise<void> {
    const { task, heic, options } = waiting
    if (heic === 'wasm') wasmRuns = true
    try {
      const request = { task, heic, timeoutMs: taskTimeoutMs }
      const onDetail = (detail: string) =>
        log?.warn({ detail, type: task.mimeType }, 'decoder said')
      const watch = { timeoutMs: taskTimeoutMs, memoryLimitBytes, onDetail, ...options }
      waiting.resolve(await child.run(request, watch))
    } catch (error) {
      fail(waiting, error)
    }
    if (heic === 'wasm') wasmRuns = false
    await dismissIfSwollen(child)
    rest(child)
    pump()
  }

  function fail(waiting: Waiting, error: unknown): void {
    if (error instanceof NeedsWasm && waiting.heic === 'command' && !closed) {
      waiting.heic = 'wasm'
      queue.putBack(waiting.lane, waiting)
      return
    }
    failed++
    log?.warn(
      { err: error, task: waiting.task.type, type: waiting.task.mimeType },
      'decoding failed',
    )
    waiting.reject(closed ? stopping() : error)
  }

  /** What one picture left behind must not count against the next. */
  async function dismissIfSwollen(child: DecoderChild): Promise<void> {
    if (child.pid === undefined || (await residentBytes(child.pid)) < memoryLimitBytes / 2) return
    child.kill()
    await child.gone
  }

  return {
    warm() {
      if (closed || idle.size > 0 || children.size >= size) return
      rest(start())
    },

    run<T extends Task>(task: T, options: RunOptions = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>()
      const lane = options.lane ?? (task.type === 'transform' ? 'interactive' : 'background')
      if (closed) reject(stopping())
      else if (options.signal?.aborted) reject(options.signal.reason)
      else {
        const waiting: Waiting = { task, options, lane, heic: 'command', resolve, reject }
        queue.add(lane, waiting)
        const forgetAbort = leaveOnAbort(waiting)
        pump()
        return promise.finally(forgetAbort) as Promise<ResultOf<T>>
      }
      return promise as Promise<ResultOf<T>>
    },

    async close() {
      closed = true
      for (const waiting of queue.takeAll()) waiting.reject(stopping())
      for (const child of children) child.kill()
      await Promise.all([...children].map((child) => child.gone))
    },

    stats: () => ({
      pids: [...children].flatMap((child) => child.pid ?? []),
      busy: children.size - idle.size,
      waiting: queue.size,
      failed,
    }),
  }

  /** For what has not begun; what runs is stopped by its child. */
  function leaveOnAbort(waiting: Waiting): () => void {
    const { signal } = waiting.options
    const onAbort = () => {
      if (queue.remove(waiting)) waiting.reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    return () => signal?.removeEventListener('abort', onAbort)
  }
}

function stopping(): HearthError {
  return new HearthError(
    'UNAVAILABLE',
    'Hearth is stopping; the picture is done after the next start.',
  )
}
