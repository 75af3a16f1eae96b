import { fork } from 'node:child_process'
import type { DataFolder } from '../../../storage/index.ts'
import { finding, type Finding } from '../finding.ts'

/** In the source tree the child is a TypeScript file, beside the bundle it is a script. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './quick-check.ts' : './quick-check.js',
  import.meta.url,
)

/** A library of a million takes seconds. */
const patienceMs = 120_000

/**
 * Looks both databases through, in a process of its own: SQLite would hold everybody else up meanwhile.
 */
export async function checkDatabases({ database, vault }: DataFolder): Promise<Finding> {
  const { lines, reason } = await ask([database, vault])
  if (lines === null) return finding('database.unknown', { reason })
  if (lines.length === 0) return finding('database.ok')
  return finding('database.damaged', { detail: lines.slice(0, 3).join('; ') })
}

type Asked = { lines: string[] | null; reason: string }

function ask(paths: string[]): Promise<Asked> {
  return new Promise((resolve) => {
    const child = fork(entry, paths, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    let lines: string[] | null = null
    child.on('message', (said) => {
      if (Array.isArray(said)) lines = said.map(String)
    })
    const over = (reason: string) => {
      clearTimeout(late)
      resolve({ lines, reason })
    }
    child.once('error', (error) => over(error.message))
    child.once('close', () => over('looking took too long, or was broken off'))
  })
}
