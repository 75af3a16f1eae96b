import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/**
 * Bytes of real memory a process and the commands it started hold at this moment.
 * 0 where the process is gone or the system does not say.
 */
export async function residentBytes(pid: number): Promise<number> {
  if (process.platform === 'linux') return fromProc(pid)
  if (process.platform === 'win32') return 0
  return fromPs(pid)
}

/** `status` and not `statm`: it counts in KiB, whatever the page size of the machine. */
function fromProc(pid: number): number {
  const own = Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
  const started = read(`/proc/${pid}/task/${pid}/children`).trim().split(/\s+/).filter(Boolean)
  return started.reduce((sum, child) => sum + fromProc(Number(child)), own)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** A decoder child leads its own process group, so its commands are found by the group. */
async function fromPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pgid=,rss=']).catch(() => ({
    stdout: '',
  }))
  return stdout.split('\n').reduce((sum, line) => {
    const [group, kib] = line.trim().split(/\s+/).map(Number)
    return group === pid ? sum + (kib ?? 0) * 1024 : sum
  }, 0)
}
