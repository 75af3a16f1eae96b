/**
 * Test support: a decoder child that does what its task's `mimeType` says instead of decoding.
 * Everything a real one could do to us, on demand.
 */
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import type { Request } from './task.ts'

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('message', (request: Request) => void misbehave(request))

const kept: Buffer[] = []
const answer = { size: 1, format: 'webp', width: 1, height: 1 }

function misbehave({ task, heic }: Request): void {
  const done = () => process.send?.({ kind: 'done', result: answer })
  const log = (line: string) => appendFileSync(task.source, `${line}\n`)
  const acts: Record<string, () => void> = {
    work: done,
    slowly: () => {
      log(`begin ${process.pid}`)
      setTimeout(() => {
        log(`end ${process.pid}`)
        done()
      }, 100)
    },
    hang: () => log('hanging'),
    spin: () => {
      log('hanging')
      for (;;);
    },
    stop: () => process.kill(process.pid, 'SIGSTOP'),
    eat: () => setInterval(() => kept.push(Buffer.alloc(32 * 2 ** 20, 1)), 5),
    'eat by command': () => {
      const eater = 'const a=[];setInterval(()=>a.push(Buffer.alloc(33554432,1)),5)'
      log(String(spawn(process.execPath, ['-e', eater]).pid))
    },
    'hang by command': () => {
      log(String(spawn(process.execPath, ['-e', 'setInterval(()=>{},1000)']).pid))
    },
    abort: () => process.abort(),
    exit: () => process.exit(3),
    throw: () => {
      throw new Error('as if by a bug')
    },
    babble: () => process.send?.({ kind: 'done', result: { size: 'huge' } }),
    fail: () =>
      process.send?.({
        kind: 'failed',
        code: 'UNPROCESSABLE',
        reason: 'DAMAGED',
        message: 'no picture',
      }),
    heic: () => {
      if (heic === 'command')
        process.send?.({ kind: 'failed', code: 'NEEDS_WASM', reason: 'DISK', message: '' })
      else acts['slowly']?.()
    },
    swell: () => {
      kept.push(Buffer.alloc(160 * 2 ** 20, 1))
      done()
    },
  }
  acts[task.mimeType]?.()
}
