/** Bytes that Web Crypto takes: backed by memory no other thread can change meanwhile. */
export type Bytes = Uint8Array<ArrayBuffer>

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

export function joined(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

/** Takes how long it takes whether or not they are equal, for equal lengths. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) return false
  let difference = 0
  a.forEach((byte, at) => (difference |= byte ^ (b[at] ?? 0)))
  return difference === 0
}

/** Runs `use` with secret bytes and overwrites them after, however it ends. */
export async function wiped<T>(secret: Bytes, use: (secret: Bytes) => Promise<T>): Promise<T> {
  try {
    return await use(secret)
  } finally {
    secret.fill(0)
  }
}
