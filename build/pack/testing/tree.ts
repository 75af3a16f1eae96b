import { createHash } from 'node:crypto'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { readKind } from '../binary.ts'
import { nameOf, type Target } from '../targets.ts'

/** Where electron-builder leaves a packed app, and what in it is Electron's to run. */
export function findTree({ os, arch }: Target, out: string) {
  if (os === 'mac') {
    const contents = join(out, arch === 'arm64' ? 'mac-arm64' : 'mac', 'Hearth.app/Contents')
    const program = 'Frameworks/Electron Framework.framework/Electron Framework'
    return {
      top: contents,
      resources: join(contents, 'Resources'),
      program: join(contents, program),
    }
  }
  const top = join(out, `${os}${arch === 'arm64' ? '-arm64' : ''}-unpacked`)
  const program = join(top, os === 'win' ? 'Hearth.exe' : 'hearth-desktop')
  return { top, resources: join(top, 'resources'), program }
}

/** Every file below, with slashes. */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}

/** What below is a program or a library, and of which target. */
export async function findBinaries(dir: string): Promise<{ path: string; kind: string }[]> {
  const found = []
  for (const path of await listFiles(dir)) {
    const kind = readKind(await readStart(join(dir, path)))
    if (kind) found.push({ path, kind: nameOf(kind) })
  }
  return found
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** In bytes, as files are long. */
export async function measure(dir: string, except: (path: string) => boolean): Promise<number> {
  const files = (await listFiles(dir)).filter((path) => !except(path))
  const sizes = await Promise.all(files.map(async (path) => (await stat(join(dir, path))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

type Entry = { files?: Record<string, Entry>; unpacked?: boolean; offset?: string; size?: number }

/** Electron's archive: a pickle with the length of a pickle with the length of its list, in JSON. */
export async function readAsar(path: string) {
  const bytes = await readFile(path)
  const list = bytes.subarray(16, 16 + bytes.readUInt32LE(12))
  const files: string[] = []
  const unpacked: string[] = []
  const places = new Map<string, { offset: number; size: number }>()
  walk('', JSON.parse(list.toString()))
  return {
    files: files.toSorted(),
    unpacked,
    /** The content of a file in it. */
    read(path: string): Buffer {
      const { offset, size } = places.get(path) ?? { offset: 0, size: 0 }
      // The contents begin where the list's pickle ends.
      const from = 8 + bytes.readUInt32LE(4) + offset
      return bytes.subarray(from, from + size)
    },
    hash: createHash('sha256').update(list).digest('hex'),
  }

  function walk(at: string, entry: Entry): void {
    if (entry.unpacked) unpacked.push(at)
    if (!entry.files) {
      files.push(at.slice(1))
      places.set(at.slice(1), { offset: Number(entry.offset), size: entry.size ?? 0 })
      return
    }
    for (const [name, inner] of Object.entries(entry.files)) walk(`${at}/${name}`, inner)
  }
}

/** The fuses in a program, each 1 on, 0 off, r removed. */
export async function readFuses(program: string): Promise<string> {
  const bytes = await readFile(program)
  const mark = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const wire = bytes.subarray(mark + 32)
  return wire.subarray(2, 2 + (wire[1] ?? 0)).toString('latin1')
}
