import { X509Certificate } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { explainFailure, HearthError, type Settings } from '../../storage/index.ts'
import type { Pair } from './certificate.ts'
import { createPairFile } from './pair-file.ts'

/** What the house remembers of its authority, in another place than the file: that there was one, and for which name. */
const remembered = z.object({ name: z.string(), fingerprint: z.string() })

/** Where the house remembers it, in hearth.db. */
export const authoritySetting = 'lan.authority'
/** In `keys/`. */
export const authorityFile = 'lan-authority.pem'

export type AuthorityDeps = {
  /** `keys/` of the data folder */
  keysDir: string
  /** of the house, in hearth.db */
  settings: Pick<Settings, 'get' | 'set'>
  name: string
  now: number
}

/**
 * The authority of the house: `keys/lan-authority.pem`, made the first time and never again by itself.
 * Every device in the house trusts exactly this one. [Note: authority never heals]
 * @throws HearthError DAMAGED where it is missing, broken or another one; CONFLICT where it stands for another name
 */
export async function loadAuthority({
  keysDir,
  settings,
  name,
  now,
}: AuthorityDeps): Promise<Pair> {
  const file = createPairFile(join(keysDir, authorityFile))
  const known = remembered.safeParse(settings.get(authoritySetting)).data
  const pair = await file.read().catch((error: unknown) => {
    throw error instanceof HearthError ? lost(`${error.message}`) : error
  })
  if (pair) {
    const certificate = new X509Certificate(pair.certificate)
    const ours = known ?? { name: nameOf(certificate), fingerprint: certificate.fingerprint256 }
    if (ours.fingerprint !== certificate.fingerprint256)
      throw lost(`The file ${file.path} is not the one the devices of this house trust.`)
    if (ours.name !== name) throw renamed(ours.name, name)
    if (!known) settings.set(authoritySetting, ours)
    return pair
  }
  if (known) throw lost(`The file ${file.path} is missing.`)
  // Only who opens a house to the LAN pays for what makes certificates, and only the first time.
  const { createAuthority } = await import('./certificate.ts')
  const made = await createAuthority(name, now)
  await file.keep(made)
  const { fingerprint256: fingerprint } = new X509Certificate(made.certificate)
  settings.set(authoritySetting, { name, fingerprint })
  return made
}

/**
 * Takes the authority out of force: the next one that is asked for is made anew. The file is kept beside
 * its place, for whoever finds out too late. What remembers it is forgotten by the caller, first.
 * @returns where it is kept; null: there was none
 */
export async function setAuthorityAside(keysDir: string, now: number): Promise<string | null> {
  const path = join(keysDir, authorityFile)
  const kept = `${path}.${new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)}.old`
  return rename(path, kept).then(
    () => kept,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw explainFailure(error)
    },
  )
}

function nameOf({ subject }: X509Certificate): string {
  return /CN=Hearth ([a-z0-9-]+)\.local/.exec(subject)?.[1] ?? ''
}

function lost(what: string): HearthError {
  return new HearthError(
    'DAMAGED',
    `${what} Put it back from a backup of the data folder, then start again. If it is gone for good, "hearth new-authority" has a new one made: then every phone and computer has to install the new certificate, as on its first day. Accounts, photos and passkeys stay.`,
    { reason: 'lan-authority' },
  )
}

function renamed(before: string, name: string): HearthError {
  return new HearthError(
    'CONFLICT',
    `The devices of this house know it as ${before}.local, and HEARTH_NAME is now ${name}. Under another name each of them has to install a new certificate, and passkeys made at ${before}.local do not work any more: people sign in with their password and make new ones. If that is wanted, run "hearth new-authority" and start again; if not, set HEARTH_NAME back to ${before}.`,
    { reason: 'lan-authority' },
  )
}
