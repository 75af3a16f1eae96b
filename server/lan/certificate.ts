import 'reflect-metadata'
import type { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { believable, days } from './clock.ts'
import { nameConstraints, nameConstraintsId } from './constraints.ts'

/** A private key and the certificate that goes with it, both as PEM. */
export type Pair = { key: string; certificate: string }

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
const signing = { name: 'ECDSA', hash: 'SHA-256' }

/** Twenty years, about as long as a house keeps its name. */
const authorityDays = 7300

/** The longest that browsers believe, with a day to spare. [Note: leaf of 397 days] */
const leafDays = 396

/** A new authority, which can vouch for this name and for addresses at home and for nothing else. */
export async function createAuthority(name: string, now: number): Promise<Pair> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const id = await SubjectKeyIdentifierExtension.create(keys.publicKey)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // Two houses with one name are two authorities, to a person in a list and to a phone.
    name: `CN=Hearth ${name}.local, OU=${id.keyId.slice(0, 8)}`,
    ...validity(now, authorityDays),
    signingAlgorithm: signing,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new Extension(nameConstraintsId, true, nameConstraints(name)),
      id,
    ],
  })
  return asPair(keys.privateKey, certificate)
}

/** A certificate of that authority for what this machine is called and reached at now. */
export async function createLeaf(
  authority: Pair,
  { name, addresses, now }: { name: string; addresses: string[]; now: number },
): Promise<Pair> {
  const issuer = new X509Certificate(authority.certificate)
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    PemConverter.decodeFirst(authority.key),
    curve,
    false,
    ['sign'],
  )
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}.local`,
    issuer: issuer.subject,
    ...validity(now, leafDays),
    signingAlgorithm: signing,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...[`${name}.local`, 'localhost'].map((value) => ({ type: 'dns' as const, value })),
        ...['127.0.0.1', '::1', ...addresses].map((value) => ({ type: 'ip' as const, value })),
      ]),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return asPair(keys.privateKey, certificate)
}

/** From the day before, for phones whose clock is behind. */
function validity(now: number, length: number) {
  const from = believable(now) - days(1)
  return { notBefore: new Date(from), notAfter: new Date(from + days(length)) }
}

async function asPair(key: webcrypto.CryptoKey, certificate: X509Certificate): Promise<Pair> {
  const raw = await crypto.subtle.exportKey('pkcs8', key)
  return { key: PemConverter.encode(raw, 'PRIVATE KEY'), certificate: certificate.toString('pem') }
}
