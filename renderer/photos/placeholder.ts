import { thumbHashToDataURL } from 'thumbhash'

/** Thumbhashes as pictures. The last few hundred are kept: scrolling back and forth asks again. */
export function createPlaceholders({ keep = 600 } = {}) {
  const made = new Map<string, string>()

  /** A data URL, or null for a hash that is none. */
  function urlOf(hash: string | null): string | null {
    if (hash === null) return null
    const url = made.get(hash) ?? draw(hash)
    if (url === null) return null
    made.delete(hash)
    made.set(hash, url)
    const oldest = made.size > keep ? made.keys().next().value : undefined
    if (oldest !== undefined) made.delete(oldest)
    return url
  }

  return { urlOf }
}

export type Placeholders = ReturnType<typeof createPlaceholders>

function draw(hash: string): string | null {
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
}
