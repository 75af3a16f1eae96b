const longest = 255

/**
 * The name a file is shown and downloaded under, from whatever the client says: only the last
 * part of a path, without control characters (NUL, line breaks) and without the marks that turn
 * the direction of text (they make 'gpj.exe' read as 'exe.jpg'), at most 255 characters with the
 * ending kept. Never empty.
 */
export function cleanFileName(claimed: string | undefined): string {
  const base = (claimed ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const printable = base
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu, '')
    .normalize('NFC')
    .trim()
  if (printable === '' || printable === '.' || printable === '..') return 'untitled'
  return shorten(printable)
}

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = /\.[^.]{1,16}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, longest - [...ending].length).join('') + ending
}
