import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { loadAuthority, type AuthorityDeps } from './authority.ts'
import type { Pair } from './certificate.ts'
import { earliest, isBelievable } from './clock.ts'
import { reasonToRenew } from './leaf-standing.ts'
import { createPairFile } from './pair-file.ts'

type Deps = Omit<AuthorityDeps, 'now'> & { log: Log; now: () => number }

/**
 * What this machine proves itself with on the LAN. The certificate in use can be made again at any time,
 * so a lost or broken one is; the authority behind it cannot.
 * @throws HearthError as `loadAuthority`
 */
export async function createCertificates({ log, now, ...house }: Deps) {
  const { keysDir, name } = house
  if (!isBelievable(now()))
    log.warn(
      `The clock of this machine says ${new Date(now()).toISOString()}. Certificates are dated as if it were ${new Date(earliest).getUTCFullYear()} until it is set.`,
    )
  const authority = await loadAuthority({ ...house, now: now() })
  const file = createPairFile(join(keysDir, 'lan-leaf.pem'))
  let leaf: Pair | null = await file.read().catch(() => null)

  /** Resolves to a certificate that fits, the same object where nothing had to change. */
  async function fitting(addresses: string[]): Promise<Pair> {
    const reason = leaf
      ? reasonToRenew({
          leaf: leaf.certificate,
          authority: authority.certificate,
          name,
          addresses,
          now: now(),
        })
      : 'none yet'
    if (leaf && reason === null) return leaf
    const { createLeaf } = await import('./certificate.ts')
    leaf = await createLeaf(authority, { name, addresses, now: now() })
    log.info({ reason, addresses }, 'a new certificate for the LAN')
    // It serves also from memory: a full disk is no reason for a closed door.
    await file
      .keep(leaf)
      .catch((err: unknown) => log.warn({ err }, 'the certificate for the LAN could not be kept'))
    return leaf
  }

  const own = new X509Certificate(authority.certificate)
  return {
    fitting,
    /** What devices install; no secret. */
    authority: { pem: authority.certificate, der: own.raw, fingerprint: own.fingerprint256 },
  }
}

export type Certificates = Awaited<ReturnType<typeof createCertificates>>
