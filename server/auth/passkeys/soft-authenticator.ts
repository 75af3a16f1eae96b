import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** Test support: an authenticator in software that can be told to misbehave. */
export type Mischief = {
  origin?: string
  rpId?: string
  /** false: nobody was asked for a finger or a PIN. */
  userVerified?: boolean
  /** What the counter says this time; it goes up by one otherwise. */
  counter?: number
}

/** One credential of a person at `origin`; formats are those of WebAuthn level 2, ES256 keys. */
export function createSoftAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(32)
  let counter = 0

  const authData = (mischief: Mischief, attested: Buffer) => {
    const flags = 0x01 | (mischief.userVerified === false ? 0 : 0x04) | (attested.length ? 0x40 : 0)
    counter = mischief.counter ?? counter + 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const rpId = mischief.rpId ?? new URL(origin).hostname
    return Buffer.concat([sha256(rpId), Buffer.of(flags), count, attested])
  }
  const clientData = (type: string, challenge: string, mischief: Mischief) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: mischief.origin ?? origin }))
  const answer = (response: Record<string, string | string[]>) => ({
    id: credentialId.toString('base64url'),
    rawId: credentialId.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    id: credentialId.toString('base64url'),
    create({ challenge }: { challenge: string }, mischief: Mischief = {}) {
      const length = Buffer.of(0, credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(x, y)])
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, mischief).toString('base64url'),
        attestationObject: attestation(authData(mischief, attested)).toString('base64url'),
        transports: ['internal'],
      })
    },
    get({ challenge }: { challenge: string }, mischief: Mischief = {}) {
      const data = authData(mischief, Buffer.alloc(0))
      const client = clientData('webauthn.get', challenge, mischief)
      const signed = createSign('sha256').update(Buffer.concat([data, sha256(client)]))
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signed.sign(privateKey).toString('base64url'),
      })
    },
  }
}

/** CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y} */
function coseKey(x: string, y: string): Buffer {
  const coordinate = (key: number, value: string) =>
    Buffer.concat([Buffer.of(key, 0x58, 32), Buffer.from(value, 'base64url')])
  const head = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01)
  return Buffer.concat([head, coordinate(0x21, x), coordinate(0x22, y)])
}

/** CBOR: {fmt: "none", attStmt: {}, authData} */
function attestation(authData: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.of(0x60 + word.length), Buffer.from(word)])
  const head = [Buffer.of(0xa3), text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0)]
  return Buffer.concat([...head, text('authData'), Buffer.of(0x58, authData.length), authData])
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
