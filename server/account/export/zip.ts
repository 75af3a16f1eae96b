import { Readable } from 'node:stream'
import { ZipFile, type ReadStreamOptions } from 'yazl'
import { HearthError, type Storage } from '../../../storage/index.ts'
import { readme } from './readme.ts'
import type { Walked, WalkedSealed } from './walk.ts'

/** Above this a ZIP needs its 64-bit form from the entry's beginning. */
const most32 = 0xffff_0000

/** What the ZIP format has dates for. */
const earliest = Date.UTC(1980, 0, 2)
const latest = Date.UTC(2100, 0, 1)

type Contents = {
  json: AsyncIterable<string>
  files: Iterable<Walked>
  sealed: Iterable<WalkedSealed>
}

/** What a ZIP asks of a file, sealed or not. */
type Entry = { hash: string; size: number; createdAt: number; takenAt: number | null }

/**
 * An export with the originals. One file is open at a time, and read no faster than somebody takes
 * the ZIP; whoever stops taking it ends it by destroying the stream.
 */
export function createExportZip({ blobs }: Pick<Storage, 'blobs'>) {
  return function zip(contents: Contents): Readable {
    const archive = new ZipFile()
    const out = archive.outputStream as Readable
    archive.on('error', (error: Error) => out.destroy(error))
    fill(archive, out, contents).catch((error: Error) => out.destroy(error))
    return out
  }

  async function fill(archive: ZipFile, out: Readable, contents: Contents): Promise<void> {
    const json = Readable.from(contents.json, { objectMode: false })
    await add(archive, out, 'data.json', json, {})
    const missing: string[] = []
    let sealed = false
    for (const [file, entry] of entriesOf(contents)) {
      if (out.destroyed) return
      sealed ||= file.startsWith('sealed/')
      const opened = await openWhole(entry)
      if (opened === null) missing.push(file)
      else await add(archive, out, file, opened.stream(), entryOf(entry))
    }
    if (sealed) archive.addBuffer(Buffer.from(readme), 'sealed/README.txt')
    if (missing.length > 0) archive.addBuffer(Buffer.from(sorry(missing)), 'missing.txt')
    archive.end()
  }

  /** null where the bytes are not what was kept: the others are worth having. */
  async function openWhole({ hash, size }: Entry) {
    try {
      const opened = await blobs.open(hash)
      return opened.size === size ? opened : null
    } catch (error) {
      if (error instanceof HearthError && error.code === 'NOT_FOUND') return null
      throw error
    }
  }
}

export type ExportZip = ReturnType<typeof createExportZip>

function* entriesOf({ files, sealed }: Contents): Generator<[file: string, entry: Entry]> {
  for (const { media, file } of files) yield [file, media]
  for (const each of sealed) yield [each.file, { ...each.sealed, takenAt: null }]
}

/** Photos and films are compressed already. */
function entryOf({ size, takenAt, createdAt }: Entry): Partial<ReadStreamOptions> {
  const mtime = new Date(Math.min(Math.max(takenAt ?? createdAt, earliest), latest))
  return { size, mtime, compress: false, forceZip64Format: size > most32 }
}

/** Resolves when the entry was read to its end, or nobody wants it any more. */
function add(
  archive: ZipFile,
  out: Readable,
  name: string,
  source: Readable,
  options: Partial<ReadStreamOptions>,
): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => source.destroy()
    source.once('error', (error) => out.destroy(error))
    source.once('close', () => {
      out.off('close', leave)
      resolve()
    })
    out.once('close', leave)
    if (out.destroyed) leave()
    else archive.addReadStream(source, name, options)
  })
}

function sorry(missing: string[]): string {
  return `These files could not be read from the disk when the export was made:\n\n${missing.join('\n')}\n`
}
