import { IV_BYTES, open, seal } from './aes-gcm.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Bytes, utf8 } from './bytes.ts'
import { refused } from './refusal.ts'

const PREFIX = 'enc:1:'

export function isSealedValue(text: string): boolean {
  return text.startsWith(PREFIX)
}

/** `enc:1:` + base64(IV) + `.` + base64(ciphertext and tag). Opens with the same context only. */
export async function sealValue(
  crypto: Crypto,
  key: CryptoKey,
  plain: string,
  context = '',
): Promise<string> {
  const { iv, ciphertext } = await seal(crypto, key, utf8(plain), utf8(context))
  return writeValue(iv, ciphertext)
}

/** Throws NOT_SEALED for another format, SEAL_BROKEN for another key or context or a changed text. */
export async function openValue(
  crypto: Crypto,
  key: CryptoKey,
  sealed: string,
  context = '',
): Promise<string> {
  const { head, ciphertext } = readValue(sealed, IV_BYTES)
  const plain = await open(crypto, key, { iv: head, ciphertext }, utf8(context))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain)
}

export function writeValue(head: Bytes, ciphertext: Bytes): string {
  return `${PREFIX}${toBase64(head)}.${toBase64(ciphertext)}`
}

/** The two parts of a value whose first has `headBytes`. Throws NOT_SEALED. */
export function readValue(sealed: string, headBytes: number): { head: Bytes; ciphertext: Bytes } {
  const [first, second, ...more] = isSealedValue(sealed)
    ? sealed.slice(PREFIX.length).split('.')
    : []
  const head = fromBase64(first)
  const ciphertext = fromBase64(second)
  if (head?.byteLength !== headBytes || ciphertext === null || more.length > 0) {
    throw refused('NOT_SEALED')
  }
  return { head, ciphertext }
}
