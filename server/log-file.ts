import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Then a new one is begun; the one before is kept, older ones are not. */
const largest = 10 * 1024 * 1024

/**
 * `hearth.log` in this folder. A line that cannot be written is dropped: a full disk must never stop
 * the house because of what the house has to say about it.
 */
export function createLogFile(dir: string, max: number = largest): { write(line: string): void } {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, 'hearth.log')
  let file = openSync(path, 'a', 0o600)
  let size = fstatSync(file).size

  function begin(): void {
    renameSync(path, `${path}.1`)
    closeSync(file)
    file = openSync(path, 'a', 0o600)
    size = 0
  }

  return {
    write(line) {
      try {
        if (size > max) begin()
        size += writeSync(file, line)
      } catch {
        // Standard error has the same line.
      }
    },
  }
}
