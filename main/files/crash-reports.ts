import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const kept = 10

/** Keeps the ten newest reports in `dir`, on this machine alone. Never rejects: the house comes first. */
export async function keepReport(dir: string, at: number, report: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const name = `crash-${new Date(at).toISOString().replaceAll(':', '-')}.txt`
    await writeFile(join(dir, name), report, { mode: 0o600 })
    const all = (await readdir(dir)).filter((file) => file.startsWith('crash-')).toSorted()
    for (const old of all.slice(0, -kept)) await rm(join(dir, old), { force: true })
  } catch {
    // A full disk may be why it crashed.
  }
}
