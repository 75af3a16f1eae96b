const longest = 255

/**
 * The name a file is shown and downloaded under, from whatever the client says: only the last
 * part of a path, without control characters (NUL, line breaks) and without what nobody sees
 * (marks that turn the direction of text make 'gpj.exe' read as 'exe.jpg', tags hide whole
 * sentences), at most 255 characters with the ending kept. Never empty.
 */
export function cleanFileName(claimed: string | undefined): string {
  const base = (claimed ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  // Again after shortening, which may cut between a letter and its mark.
  const name = printable(shorten(printable(base)))
  return name === '' || name === '.' || name === '..' ? 'untitled' : name
}

function printable(text: string): string {
  return text.normalize('NFC').replace(invisible, '$1').normalize('NFC').trim()
}

/** Scripts whose letters join or must not, which a reader sees: Persian is misspelt without. */
const joining = 'Arab Syrc Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr'
  .split(' ')
  .map((script) => `\\p{sc=${script}}`)
  .join('')

/** What is invisible by itself and yet makes another sign of its neighbours. */
const belonging = [
  // Emoji of several, coloured emoji, keys.
  String.raw`(?<=\p{ExtPict}[\ufe0f\p{EMod}]?)[\u200c\u200d](?=\p{ExtPict})`,
  String.raw`(?<=\p{ExtPict})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=[[${joining}]--\p{DI}])[\u200c\u200d](?=[[${joining}]--\p{DI}])`,
  // Which of several ways a Japanese name is written.
  String.raw`(?<=\p{sc=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
]

const invisible = new RegExp(
  String.raw`(${belonging.join('|')})|[\p{Cc}\p{DI}\u2028\u2029\ufff9-\ufffb]`,
  'gv',
)

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = /\.[^.]{1,16}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, longest - [...ending].length).join('') + ending
}
