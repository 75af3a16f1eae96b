import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { requireNode24 } from './node-version.ts'

requireNode24()

const root = fileURLToPath(new URL('..', import.meta.url))
const report = `${root}dist/vitest.json`

/** The checks that read code without running it; each counts as one test. The longest begin first. */
const checks: [name: string, ...command: string[]][] = [
  ['types of the server', 'tsc', '-p', 'tsconfig.json'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  [
    'types of the web app',
    'svelte-check',
    '--tsconfig',
    './renderer/tsconfig.json',
    '--fail-on-warnings',
  ],
  ['build', 'node', 'build/once.ts'],
  ['types of the client library', 'tsc', '-p', 'client'],
  ['lint', 'oxlint', '--deny-warnings'],
]

const totals = { passed: 0, failed: 0, skipped: 0 }

// Each uses one core, so as many at a time as there are.
const inTurn = pLimit(availableParallelism())
await Promise.all(checks.map(([name, ...command]) => inTurn(() => check(name, command))))
await rm(report, { force: true })
const code = await ended(
  start(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    'inherit',
  ),
)
const counted = await readFile(report, 'utf8').then(JSON.parse, () => null)
totals.passed += counted?.numPassedTests ?? 0
totals.failed += counted?.numFailedTests ?? 0
totals.skipped += (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0)
// A file that fails before its first test, or a runner that dies, must not pass for want of a count.
if (code !== 0 && !counted?.numFailedTests) totals.failed++

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed === 0 ? 0 : 1

/** What it says is shown when it has ended, so that two at a time do not talk over each other. */
async function check(name: string, command: string[]): Promise<void> {
  const child = start(command, 'pipe')
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))
  const code = await ended(child)
  process.stdout.write((await Promise.all(said)).join(''))
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  totals[code === 0 ? 'passed' : 'failed']++
}

function start([command, ...args]: string[], output: 'inherit' | 'pipe') {
  return spawn(command ?? '', args, { cwd: root, stdio: ['inherit', output, output] })
}

function ended(child: ReturnType<typeof start>): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1)).on('exit', (exit) => resolve(exit ?? 1))
  })
}
