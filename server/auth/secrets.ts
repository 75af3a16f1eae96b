import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { HearthError } from '../../storage/index.ts'

const secretFile = z
  .array(z.object({ version: z.number().int().min(0), value: z.string().min(32) }))
  .min(1)

/** The secrets that sign cookies and seal signing keys, the current one first. */
export type AuthSecrets = z.output<typeof secretFile>

/**
 * Reads `keys/auth-secrets.json` of the data folder, or makes it the first time. It is versioned from
 * the first day, so that a later version can be put in front of the old ones.
 * @throws HearthError DAMAGED where the file cannot be read as secrets; it is never made anew over a broken one
 */
export async function loadAuthSecrets(dataDir: string): Promise<AuthSecrets> {
  const path = join(dataDir, 'keys', 'auth-secrets.json')
  const text = await readFile(path, 'utf8').catch(missing)
  if (text === null) return createAuthSecrets(path)
  const parsed = secretFile.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new HearthError(
    'DAMAGED',
    `The file ${path} is damaged. Put it back from a backup, then start again.`,
  )
}

async function createAuthSecrets(path: string): Promise<AuthSecrets> {
  const secrets = [{ version: 1, value: randomBytes(32).toString('base64') }]
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await using file = await open(path, 'wx', 0o600)
  await file.writeFile(JSON.stringify(secrets))
  await file.sync()
  return secrets
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
