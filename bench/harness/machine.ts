import { readFile } from 'node:fs/promises'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'

/** Figures mean nothing without the machine they were measured on. */
export async function describeMachine(): Promise<string> {
  const cores = availableParallelism()
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cores} core${cores === 1 ? '' : 's'}`,
    `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    await system(),
    `Node ${process.versions.node}`,
    new Date().toISOString().slice(0, 10),
  ].join(' · ')
}

async function system(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1]
  return `${name ? `${name}, ` : ''}${type()} ${release()}`
}
