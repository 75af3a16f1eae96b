import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { migrations } from './bundle.ts'

/**
 * Runs a program that is killed at a point of its life; answers how many points it passed, or null
 * where it was killed. It gets: dir, journal, point, migrations.
 */
export async function live(
  child: string,
  dir: string,
  journal: string,
  point: number,
): Promise<number | null> {
  writeFileSync(journal, '')
  const run = fork(child, [dir, journal, String(point), migrations], { silent: true })
  let passed: number | null = null
  run.on('message', (count) => (passed = Number(count)))
  let errors = ''
  run.stderr?.on('data', (text) => (errors += String(text)))
  const [code, signal] = await once(run, 'exit')
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(errors)
  return passed
}
