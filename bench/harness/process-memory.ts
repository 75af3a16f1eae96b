import { readFile } from 'node:fs/promises'
import { runProgram } from './program.ts'

const kib = 1024

/** Bytes of real memory of one process; NaN: it is gone. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null)
  if (status !== null) return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) * kib
  return Number(await runProgram('ps', ['-o', 'rss=', '-p', `${pid}`]).catch(() => 'NaN')) * kib
}

export type TreeMemory = {
  processes: number
  /** Sum over the processes; pages they share count once for each. */
  resident: number
  /** Shared pages divided among those who share them; NaN where the system does not say. */
  proportional: number
}

/** A process and everything it started. */
export async function treeMemory(pid: number): Promise<TreeMemory> {
  const pids = await familyOf(pid)
  const resident = await Promise.all(pids.map(residentBytes))
  const proportional = await Promise.all(pids.map(proportionalBytes))
  return { processes: pids.length, resident: sum(resident), proportional: sum(proportional) }
}

async function familyOf(pid: number): Promise<number[]> {
  const listed = await runProgram('ps', ['-A', '-o', 'pid=,ppid='])
  const pairs = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = [pid]
  for (const parent of family)
    family.push(...pairs.filter(([, its]) => its === parent).map(([child = 0]) => child))
  return family
}

async function proportionalBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) * kib
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Watches one process; `growth` is bytes from the first look to the highest seen. */
export async function watchMemory(pid: number, everyMs = 15) {
  const before = await residentBytes(pid)
  let peak = before
  const look = async () => {
    peak = Math.max(peak, (await residentBytes(pid)) || 0)
  }
  const timer = setInterval(() => void look(), everyMs)
  return {
    async stop(): Promise<{ before: number; growth: number }> {
      clearInterval(timer)
      await look()
      return { before, growth: peak - before }
    },
  }
}
