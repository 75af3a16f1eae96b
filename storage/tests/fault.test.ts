import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { bundle, migrations } from './bundle.ts'

/** There are hundreds of writes; a run takes some of them, and with this set all. */
const every = process.env['HEARTH_EVERY_FAULT'] === '1'
const hasCompiler = spawnSync('cc', ['--version']).status === 0
const possible = process.platform === 'linux' && hasCompiler
if (!possible) console.log('skipped: failing disks need Linux and a C compiler')

describe.skipIf(!possible)('a disk that fails once, at any write or flush', () => {
  let scratch: { dir: string; remove: () => Promise<void> }
  let shim: string
  let child: string
  beforeAll(async () => {
    scratch = await scratchFolder()
    shim = join(scratch.dir, 'fault.so')
    const source = fileURLToPath(new URL('./fault.c', import.meta.url))
    const compiled = spawnSync('cc', [
      '-shared',
      '-fPIC',
      '-O1',
      '-o',
      shim,
      source,
      '-ldl',
      '-lpthread',
    ])
    if (compiled.status !== 0) throw new Error(String(compiled.stderr))
    child = await bundle('fault-child')
  })
  afterAll(() => scratch.remove())

  test.each([
    ['write', 'EIO', 1, 19],
    ['write', 'ENOSPC', 10, 19],
    ['flush', 'EIO', 1, 3],
    ['flush', 'ENOSPC', 2, 3],
  ])(
    '%s, %s: a named failure, nothing acknowledged is lost, and it goes on',
    async (kind, errno, from, stride) => {
      const run = fork(
        child,
        [scratch.dir, kind, errno, ...(every ? ['1', '1'] : [`${from}`, `${stride}`]), migrations],
        {
          silent: true,
          env: { ...process.env, LD_PRELOAD: shim },
        },
      )
      let failures = 0
      let errors = ''
      run.on('message', (count) => (failures = Number(count)))
      run.stderr?.on('data', (text) => (errors += String(text)))
      const [code] = await once(run, 'exit')
      expect(errors).toBe('')
      expect(code).toBe(0)
      expect(failures).toBeGreaterThan(10)
    },
    every ? 1_800_000 : 180_000,
  )
})
