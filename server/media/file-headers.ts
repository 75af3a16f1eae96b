/** What browsers show safely. Anything else is a download, SVG and HTML above all: they run. */
const shownInline = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
  'application/pdf',
])

/** Originals every browser shows as a picture, so that they may stand in for a variant. */
const shownAsPicture = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

export function isShownAsPicture(mimeType: string): boolean {
  return shownAsPicture.has(mimeType)
}

/**
 * Access is per person and by id, so nothing shared may keep a copy, and a browser that several
 * people use has to ask again each time: the answer is a 304 as long as the session lives.
 */
export const cacheControl = 'private, no-cache'

/** What every delivered byte carries, as a flat list for `writeHead`. */
const always = [
  'Cache-Control',
  cacheControl,
  'X-Content-Type-Options',
  'nosniff',
  'Content-Security-Policy',
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox",
]

/** The headers of a file as a flat list of names and values, without lengths. */
export function fileHeaders(file: { etag: string; mimeType: string; name?: string }): string[] {
  return [
    ...always,
    'ETag',
    file.etag,
    'Content-Type',
    file.mimeType,
    'Content-Disposition',
    disposition(file.mimeType, file.name),
  ]
}

/** RFC 6266: an ASCII name for the old, `filename*` with the true one for everybody else. */
function disposition(mimeType: string, name: string | undefined): string {
  const kind = shownInline.has(mimeType) ? 'inline' : 'attachment'
  if (name === undefined) return kind
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(/['()*!]/g, percent)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
