import type { Storage } from '../../../storage/index.ts'

type Entry = { id: string; text: string }

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
  let known: { at: number; entries: Entry[] } | null = null

  /** A page of ids, newest first, of those whose e-mail or name holds `search`; and how many there are. */
  return function find({ search, offset, limit }: Question): { ids: string[]; total: number } {
    const wanted = fold(search)
    const found = wanted === '' ? entries() : entries().filter(({ text }) => text.includes(wanted))
    const ids = found.slice(offset, offset + limit).map(({ id }) => id)
    return { ids, total: found.length }
  }

  function entries(): Entry[] {
    const at = changes.get() ?? 0
    if (known?.at !== at) known = { at, entries: all.all().map(toEntry) }
    return known.entries
  }
}

type Question = { search: string; offset: number; limit: number }

function toEntry([id, email, name]: [string, string, string]): Entry {
  return { id, text: `${fold(email)}\n${fold(name)}` }
}

/** Capitals and ways of writing an accent make no difference. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim().replaceAll('\n', ' ')
}
