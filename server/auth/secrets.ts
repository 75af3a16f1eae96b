import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
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
 * @param inUse whether people or signing keys are there already, which were sealed with the old ones
 * @throws HearthError DAMAGED where they are in use and missing, or the file cannot be read as secrets; it is never made anew over a broken one
 */
export async function loadAuthSecrets(dataDir: string, inUse: boolean): Promise<AuthSecrets> {
  const path = join(dataDir, 'keys', 'auth-secrets.json')
  const text = await readFile(path, 'utf8').catch(missing)
  if (text === null && inUse)
    throw new HearthError(
      'DAMAGED',
      `The file ${path} is missing. Put it back from a backup, then start again.`,
    )
  if (text === null) return createAuthSecrets(path)
  const parsed = secretFile.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new HearthError(
    'DAMAGED',
    `The file ${path} is damaged. Put it back from a backup, then start again.`,
  )
}

/** Whole or not at all: a half-written file would lock a new house for good. */
async function createAuthSecrets(path: string): Promise<AuthSecrets> {
  const secrets = [{ version: 1, value: randomBytes(32).toString('base64') }]
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.new`
  await writeAndFlush(temporary, JSON.stringify(secrets))
  await rename(temporary, path)
  for (const folder of [dirname(path), dirname(dirname(path))]) await flushFolder(folder)
  return secrets
}

async function writeAndFlush(path: string, text: string): Promise<void> {
  await using file = await open(path, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
}

/** So that the name survives a power cut as well; Windows has no such thing. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  await using folder = await open(path)
  await folder.sync()
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
