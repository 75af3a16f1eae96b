import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { HearthError } from '../../storage/index.ts'

/** The versioned secrets of the house, the current one first. */
export type Secrets = readonly { version: number; value: string }[]

/** `box` is base64url of nonce (12 bytes), sealed text and tag (16 bytes). */
export type Sealed = { version: number; box: string }

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Seals links, because a copied database must not be a handful of working reset links. AES-256-GCM with
 * a key derived by HKDF-SHA256 from the current secret, bound to the letter's id, so that a box moved to
 * another row does not open.
 */
export function createSeal(secrets: Secrets) {
  const keys = new Map(secrets.map(({ version, value }) => [version, keyFrom(value)]))
  const current = secrets[0]

  return {
    seal(id: string, text: string): Sealed {
      const key = current && keys.get(current.version)
      if (!current || !key) throw new HearthError('INTERNAL', 'There is no secret to seal with.')
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(id))
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
      const box = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')
      return { version: current.version, box }
    },

    /** @throws UNPROCESSABLE where the secret it was sealed with is gone, or it is not what was sealed */
    open(id: string, { version, box }: Sealed): string {
      const key = keys.get(version)
      if (!key) throw lost()
      try {
        return unseal(key, id, Buffer.from(box, 'base64url'))
      } catch {
        throw lost()
      }
    },
  }
}

export type Seal = ReturnType<typeof createSeal>

function keyFrom(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'hearth mail link v1', 32))
}

function unseal(key: Uint8Array, id: string, box: Buffer): string {
  const nonce = box.subarray(0, nonceLength)
  const opener = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  opener.setAAD(Buffer.from(id)).setAuthTag(box.subarray(-tagLength))
  const text = opener.update(box.subarray(nonceLength, -tagLength))
  return Buffer.concat([text, opener.final()]).toString('utf8')
}

function lost(): HearthError {
  return new HearthError(
    'UNPROCESSABLE',
    'The link in this letter can no longer be read, because the secret it was sealed with is gone. Please make a new one.',
  )
}
