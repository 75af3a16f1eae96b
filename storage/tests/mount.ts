import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small file system in memory; null: this machine does not let us mount one. */
export function mountRoom(
  options: string,
): { dir: string; remount: (options: string) => boolean; unmount: () => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const dir = mkdtempSync(join(tmpdir(), 'hearth-room-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'hearth-test', dir])
  if (status !== 0) {
    rmdirSync(dir)
    return null
  }
  return {
    dir,
    remount: (changed) =>
      spawnSync('mount', ['-o', `remount,${changed}`, 'hearth-test', dir]).status === 0,
    unmount() {
      spawnSync('umount', ['-l', dir])
      rmdirSync(dir)
    },
  }
}
