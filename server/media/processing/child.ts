/**
 * What runs in a decoder child. It loads sharp and what stands beside this file: no database, no
 * settings, nothing worth stealing. One request at a time; it ends with its channel.
 */
import { flushCompileCache } from 'node:module'
import './bounded-sharp.ts'
import { failureOf } from './failure.ts'
import { ingest } from './ingest.ts'
import type { Report, Request } from './task.ts'
import { transform } from './transform.ts'

process.on('message', (request: Request) => void answer(request))
// SIGKILL and not exit(): that would wait for a decoder that hangs in its thread.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

// Now, for a child is killed and never exits by itself.
setImmediate(flushCompileCache)

async function answer(request: Request): Promise<void> {
  tell(await perform(request).catch((error: unknown) => ({ kind: 'failed', ...failureOf(error) })))
}

async function perform(request: Request): Promise<Report> {
  const { task } = request
  const result =
    task.type === 'ingest'
      ? await ingest(task, request, (name, size) => tell({ kind: 'variant', name, size }))
      : await transform(task, request)
  return { kind: 'done', result }
}

function tell(report: Report): void {
  process.send?.(report)
}
