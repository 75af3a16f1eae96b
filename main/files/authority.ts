import { join } from 'node:path'
import { readIfThere } from './whole-file.ts'

/** The certificate of the household's own authority, without its key; null: there is none yet. */
export async function readAuthority(dataDir: string): Promise<string | null> {
  const file = await readIfThere(join(dataDir, 'keys', 'lan-authority.pem')).catch(() => null)
  const found = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(String(file))
  return found?.[0] ?? null
}
