import { dirname } from 'node:path'

/**
 * A disk that forgets: what is asked of it is written down, and for every moment the power might
 * fail we look at all it may have kept. Bytes are kept once their file was flushed, before that all,
 * half or none of them; names once their folder was, before that any of them. A rename is one step.
 */
export type Call = {
  do: 'mkdir' | 'create' | 'write' | 'flush' | 'link' | 'rename' | 'remove' | 'promise'
  path: string
  to?: string
  bytes?: Buffer
}

/** The real functions, each noting in `calls` what it has done. For `vi.mock` of node:fs/promises. */
export function recording(real: typeof import('node:fs/promises'), calls: Call[]): object {
  return {
    ...real,
    async open(path: string, flags?: string, mode?: number) {
      const file = await real.open(path, flags, mode)
      if (flags?.startsWith('w')) calls.push({ do: 'create', path })
      const [write, flush] = [file.write.bind(file), file.sync.bind(file)]
      return Object.assign(file, {
        async write(bytes: Uint8Array, from: number, length: number, at: number) {
          const done = await write(bytes, from, length, at)
          const written = Buffer.from(bytes.subarray(from, from + done.bytesWritten))
          calls.push({ do: 'write', path, bytes: written })
          return done
        },
        async sync() {
          await flush()
          calls.push({ do: 'flush', path })
        },
      })
    },
    async mkdir(path: string, options: { recursive: true }) {
      const first = await real.mkdir(path, options)
      const made = first === undefined ? [] : between(first, path)
      for (const each of made) calls.push({ do: 'mkdir', path: each })
      return first
    },
    async link(path: string, to: string) {
      await real.link(path, to)
      calls.push({ do: 'link', path, to })
    },
    async rename(path: string, to: string) {
      await real.rename(path, to)
      calls.push({ do: 'rename', path, to })
    },
    async rm(path: string, options: object) {
      await real.rm(path, options)
      calls.push({ do: 'remove', path })
    },
  }
}

/** The folders from the first to the last of a path. */
function between(first: string, last: string): string[] {
  return last.length < first.length ? [] : [...between(first, dirname(last)), last]
}

type Entry = 'folder' | { kept: Buffer; seen: Buffer }
export type Names = Map<string, Entry>
type Change = { folder: string; apply: (names: Names) => void }

/** What may be found after a power cut, after each of the calls; before the first one all is kept. */
export function* cuts(
  calls: readonly Call[],
  kept: Names,
): Generator<{ names: Names; promised: boolean }> {
  const seen = new Map(kept)
  let pending: Change[] = []
  let promised = false
  for (const { do: what, path, to = path, bytes = Buffer.alloc(0) } of calls) {
    const entry = seen.get(path)
    if (what === 'promise') promised = true
    else if (what === 'write' && typeof entry === 'object')
      entry.seen = Buffer.concat([entry.seen, bytes])
    else if (what === 'flush' && typeof entry === 'object') entry.kept = entry.seen
    else if (what === 'flush') {
      for (const { folder, apply } of pending) if (folder === path) apply(kept)
      pending = pending.filter(({ folder }) => folder !== path)
    } else {
      const change = { folder: dirname(to), apply: renaming(what, path, to, entry) }
      change.apply(seen)
      pending.push(change)
    }
    for (let some = 0; some < 2 ** pending.length; some++) {
      const names = new Map(kept)
      pending.forEach(({ apply }, place) => (some >> place) & 1 && apply(names))
      yield { names, promised }
    }
  }
}

function renaming(what: Call['do'], path: string, to: string, entry: Entry | undefined) {
  const empty = { kept: Buffer.alloc(0), seen: Buffer.alloc(0) }
  const named = what === 'mkdir' ? 'folder' : what === 'create' ? empty : entry
  return (names: Names) => {
    if (what === 'rename' || what === 'remove') names.delete(path)
    if (what !== 'remove' && named) names.set(to, named)
  }
}

/** All that may be read there; nothing where a folder above it was forgotten. */
export function reads(names: Names, dir: string, path: string): string[] {
  const entry = names.get(path)
  for (let above = dirname(path); above !== dir; above = dirname(above))
    if (!names.has(above)) return []
  if (typeof entry !== 'object') return []
  const { kept, seen } = entry
  return [kept, seen.subarray(0, Math.max(kept.length, seen.length / 2)), seen].map(String)
}
