import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import Sqlite from 'better-sqlite3'

/** The child of `databases.ts`: says what is broken in the databases it is given, changes nothing. */
const lines = process.argv.slice(2).filter(existsSync).flatMap(look)
process.send?.(lines, () => process.disconnect())

function look(path: string): string[] {
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 })
    try {
      const found = sqlite.prepare<[], string>('PRAGMA quick_check(20)').pluck().all()
      return found.filter((line) => line !== 'ok').map((line) => `${basename(path)}: ${line}`)
    } finally {
      sqlite.close()
    }
  } catch (error) {
    return [`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`]
  }
}
