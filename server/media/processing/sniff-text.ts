/**
 * The text a file begins with, whatever its Unicode encoding; null where it is no text.
 * A byte order mark decides; without one, XML's own `<` in UTF-16 does, else it is UTF-8.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  if (a === 0xfe && b === 0xff) return decodeAs('utf-16be', bytes)
  if (a === 0xff && b === 0xfe) return decodeAs('utf-16le', bytes)
  if (a === 0 && b === 0x3c) return decodeAs('utf-16be', bytes)
  if (a === 0x3c && b === 0) return decodeAs('utf-16le', bytes)
  return decodeAs('utf-8', bytes)
}

/** `stream` forgives a character cut in two at the end of the head, and only there. */
function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** An SVG is an XML document whose first element is `svg`, behind prolog, comments and doctype. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const text = decodeText(bytes) ?? decodeAs('latin1', bytes)
  if (!text || text.includes('\0')) return false
  return /^<(?:[\w-]+:)?svg[\s/>]/.test(afterProlog(text)) || doctypeIsSvg(text)
}

/** What follows white space, `<?…?>`, `<!--…-->` and `<!DOCTYPE …>`. */
export function afterProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const part = prologPart(rest)
    if (part === 0) return rest
    rest = rest.slice(part).trimStart()
  }
}

/** Length of the piece of prolog the text begins with; 0: it begins with something else. */
function prologPart(text: string): number {
  if (text.startsWith('<?')) return endOf(text, '?>')
  if (text.startsWith('<!--')) return endOf(text, '-->')
  if (!/^<!doctype\b/i.test(text)) return 0
  const subset = text.indexOf('[')
  const close = text.indexOf('>')
  if (close === -1) return 0
  return subset === -1 || subset > close ? close + 1 : endOf(text, ']', '>')
}

function endOf(text: string, ...marks: string[]): number {
  let at = 0
  for (const mark of marks) {
    const found = text.indexOf(mark, at)
    if (found === -1) return 0
    at = found + mark.length
  }
  return at
}

/** Drawing programs write entity lists longer than the head: there the doctype's name decides. */
function doctypeIsSvg(text: string): boolean {
  const start = text.search(/<!doctype\s/i)
  if (start === -1 || !/^<!doctype\s+(?:[\w-]+:)?svg\b/i.test(text.slice(start))) return false
  return afterProlog(text.slice(0, start)) === ''
}

/** Whole characters, no control characters but those of text. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const text = decodeText(bytes)
  // oxlint-disable-next-line no-control-regex
  return text !== null && text.length > 0 && !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
}
