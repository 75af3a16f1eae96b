import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { authorityFile } from '../../../lan/authority.ts'
import { finding, type Finding } from '../../finding.ts'
import type { Asked } from './index.ts'

const patience = 3000
const day = 86_400_000

/** The certificate that is really shown, against the authority the devices trust. */
export async function checkCertificate(asked: Asked): Promise<Finding> {
  const { keysDir, ports, host } = asked
  const authority = await certificateOf(keysDir)
  if (authority === null) return finding('certificate.missing')
  const leaf = ports
    ? await shownAt(ports.secure, host)
    : await readCertificate(join(keysDir, 'lan-leaf.pem'))
  if (leaf === null) return finding(ports ? 'certificate.silent' : 'certificate.unchecked')
  return judge(leaf, authority, asked)
}

/** By a clock that may be wrong: that is one of the things it finds. */
export function judge(
  leaf: X509Certificate,
  authority: X509Certificate,
  { host, addresses, now }: Pick<Asked, 'host' | 'addresses' | 'now'>,
): Finding {
  const [from, until] = [leaf.validFromDate.getTime(), leaf.validToDate.getTime()]
  const at = { until: new Date(until).toISOString() }
  if (!leaf.checkIssued(authority) || !leaf.verify(authority.publicKey))
    return finding('certificate.foreign')
  if (leaf.checkHost(host) === undefined) return finding('certificate.name', { host })
  if (now() < from) return finding('certificate.early', { from: new Date(from).toISOString() })
  if (now() >= until) return finding('certificate.over', at)
  const missing = addresses.filter((address) => leaf.checkIP(address) === undefined)
  if (missing.length > 0) return finding('certificate.address', { address: missing.join(', ') })
  if (until - now() < 14 * day) return finding('certificate.soon', at)
  return finding('certificate.ok', { fingerprint: authority.fingerprint256, ...at })
}

/** The authority's, as devices install it; null: there is none. */
export function certificateOf(keysDir: string): Promise<X509Certificate | null> {
  return readCertificate(join(keysDir, authorityFile))
}

/** Without its key; null where there is none or it cannot be read. */
async function readCertificate(path: string): Promise<X509Certificate | null> {
  try {
    const text = await readFile(path, 'utf8')
    return new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE')))
  } catch {
    return null
  }
}

/** What a device sees; nothing is sent, and nothing that it says is believed. */
export function shownAt(
  port: number,
  servername: string,
  host = '127.0.0.1',
): Promise<X509Certificate | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername, rejectUnauthorized: false, timeout: patience })
    const end = (found: X509Certificate | null) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('secureConnect', () => end(socket.getPeerX509Certificate() ?? null))
    socket.once('timeout', () => end(null))
    socket.once('error', () => end(null))
  })
}
