import { join } from 'node:path'
import { readIfThere } from '../files/whole-file.ts'

/** Whether a process that lives says to have the data folder open, whoever started it. Never rejects. */
export async function isHeld(dataDir: string): Promise<boolean> {
  try {
    const said = await readIfThere(join(dataDir, 'hearth.running.json'))
    const { pid } = JSON.parse(String(said)) ?? {}
    return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)
  } catch {
    // What was cut off while it was written says nothing.
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another account's may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
