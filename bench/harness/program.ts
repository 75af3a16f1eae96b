import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Where a program is on PATH; null: not installed. */
export async function findProgram(name: string): Promise<string | null> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  for (const folder of folders) {
    const path = join(folder, name)
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (there) return path
  }
  return null
}

/**
 * Runs a program to its end.
 * @returns what it wrote to standard output
 * @throws with what it wrote to standard error, when it fails
 */
export async function runProgram(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, complained] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return said()
  throw new Error(`${command} ${args[0] ?? ''} ended with ${code}: ${complained().slice(-2000)}`)
}

function collect(child: ChildProcess, from: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[from]?.setEncoding('utf8').on('data', (more: string) => (text += more))
  return () => text
}

/** Ends a process that we started, gently first; resolves when it is gone. */
export async function endProcess(child: ChildProcess, graceMs = 12_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await gone
  clearTimeout(impatient)
}
