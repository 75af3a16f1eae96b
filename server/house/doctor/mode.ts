import { stat } from 'node:fs/promises'
import { finding, type Finding } from '../finding.ts'

/** That nobody else on this computer looks in. Windows keeps that elsewhere. */
export async function checkMode(dir: string): Promise<Finding> {
  const { mode } = await stat(dir)
  const others = process.platform !== 'win32' && (mode & 0o077) !== 0
  return finding(others ? 'folder.open' : 'folder.ok', { dir })
}
