import type { Storage } from '../../../storage/index.ts'

/**
 * Everybody's id, newest first, with what is searched: so small that it is kept in memory, where a
 * substring among ten thousand is found in less time than the answer takes to write. SQLite's LIKE
 * knows no capitals beyond ASCII, and its trigrams no words of two letters.
 *
 * Triggers of this connection, the only one that writes, tell when it has to be read anew; what is
 * undone undoes their count as well.
 */
export function createDirectory({ sqlite }: Pick<Storage, 'sqlite'>) {
  sqlite.exec(`CREATE TEMP TABLE IF NOT EXISTS people_changes (n INTEGER NOT NULL);
    INSERT INTO people_changes VALUES (0);`)
  for (const event of ['INSERT', 'DELETE', 'UPDATE OF name, email, created_at'])
    sqlite.exec(`CREATE TEMP TRIGGER IF NOT EXISTS people_${event.slice(0, 6).toLowerCase()}
      AFTER ${event} ON main.user BEGIN UPDATE people_changes SET n = n + 1; END`)
  const changes = sqlite.prepare<[], number>('SELECT n FROM people_changes').pluck()
  const all = sqlite
    .prepare<[], [id: string, email: string, name: string]>(
      'SELECT id, email, name FROM user ORDER BY created_at DESC, id DESC',
    )
    .raw()
  let known: Known | null = null

  /** A page of ids, newest first, of those whose e-mail or name holds `search`; and how many there are. */
  return function find({ search, offset, limit }: Question): { ids: string[]; total: number } {
    const { ids, text, starts } = people()
    const wanted = fold(search)
    if (wanted === '') return { ids: ids.slice(offset, offset + limit), total: ids.length }
    const found = holding(wanted, text, starts)
    const page = [...found.subarray(offset, offset + limit)]
    return { ids: page.map((person) => ids[person] ?? ''), total: found.length }
  }

  function people(): Known {
    const at = changes.get() ?? 0
    if (known?.at !== at) known = arrange(at, all.all())
    return known
  }
}

type Question = { search: string; offset: number; limit: number }

/** Everybody's text one after the other: one search through it takes a third of ten thousand. */
type Known = { at: number; ids: string[]; text: string; starts: Uint32Array }

function arrange(at: number, rows: [id: string, email: string, name: string][]): Known {
  const texts = rows.map(([, email, name]) => `${fold(email)}\n${fold(name)}\n`)
  const starts = new Uint32Array(rows.length + 1)
  let start = 0
  for (const [n, { length }] of texts.entries()) starts[n + 1] = start += length
  return { at, ids: rows.map(([id]) => id), text: texts.join(''), starts }
}

/** Whose text has it, by their place in the list. */
function holding(wanted: string, text: string, starts: Uint32Array): Uint32Array {
  const found = new Uint32Array(starts.length)
  let count = 0
  let end = 0
  for (let at = text.indexOf(wanted), person = -1; at >= 0; at = text.indexOf(wanted, end)) {
    while (end <= at) end = starts[++person + 1] ?? Infinity
    found[count++] = person
  }
  return found.subarray(0, count)
}

/** Capitals and ways of writing an accent make no difference; what ends a text is not in it. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim().replaceAll('\n', ' ')
}
