import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { requireNode24 } from './node-version.ts'

requireNode24()

const root = fileURLToPath(new URL('..', import.meta.url))
const report = `${root}dist/vitest.json`

/** The checks that read code without running it; each counts as one test. */
const checks: [name: string, ...command: string[]][] = [
  ['types of the server', 'tsc', '-p', 'tsconfig.json'],
  ['types of the client library', 'tsc', '-p', 'client'],
  [
    'types of the web app',
    'svelte-check',
    '--tsconfig',
    './renderer/tsconfig.json',
    '--fail-on-warnings',
  ],
  ['lint', 'oxlint', '--deny-warnings'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['build', 'node', 'build/once.ts'],
]

const totals = { passed: 0, failed: 0, skipped: 0 }

for (const [name, ...command] of checks) {
  const code = await run(command)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  totals[code === 0 ? 'passed' : 'failed']++
}
await rm(report, { force: true })
const code = await run([
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
const counted = await readFile(report, 'utf8').then(JSON.parse, () => null)
totals.passed += counted?.numPassedTests ?? 0
totals.failed += counted?.numFailedTests ?? 0
totals.skipped += (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0)
// A file that fails before its first test, or a runner that dies, must not pass for want of a count.
if (code !== 0 && !counted?.numFailedTests) totals.failed++

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed === 0 ? 0 : 1

function run([command, ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    spawn(command ?? '', args, { cwd: root, stdio: 'inherit' })
      .on('error', () => resolve(1))
      .on('exit', (exit) => resolve(exit ?? 1))
  })
}
