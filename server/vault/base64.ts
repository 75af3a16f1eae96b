import { z } from 'zod'

/**
 * So many bytes in standard base64 with its padding, spelled the one way there is: no white space, no
 * alphabet of addresses, no bits beyond the end.
 */
export function base64(bytes: number) {
  return z
    .string()
    .refine((text) => isCanonical(text, bytes), `has to be ${bytes} bytes in base64`)
    .transform((text) => Buffer.from(text, 'base64'))
    .meta({ contentEncoding: 'base64', description: `${bytes} bytes` })
}

function isCanonical(text: string, bytes: number): boolean {
  if (text.length !== Math.ceil(bytes / 3) * 4) return false
  const read = Buffer.from(text, 'base64')
  return read.length === bytes && read.toString('base64') === text
}
