import { Readable } from 'node:stream'
import { ZipFile, type ReadStreamOptions } from 'yazl'
import { HearthError, type Storage } from '../../../storage/index.ts'
import type { Walked } from './walk.ts'

/** Above this a ZIP needs its 64-bit form from the entry's beginning. */
const most32 = 0xffff_0000

/** What the ZIP format has dates for. */
const earliest = Date.UTC(1980, 0, 2)
const latest = Date.UTC(2100, 0, 1)

type Contents = { json: AsyncIterable<string>; files: Iterable<Walked> }

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

  async function fill(archive: ZipFile, out: Readable, { json, files }: Contents): Promise<void> {
    await add(archive, out, 'data.json', Readable.from(json, { objectMode: false }), {})
    const missing: string[] = []
    for (const { media, file } of files) {
      if (out.destroyed) return
      const opened = await openWhole(media)
      if (opened === null) missing.push(file)
      else await add(archive, out, file, opened.stream(), entryOf(media))
    }
    if (missing.length > 0) archive.addBuffer(Buffer.from(sorry(missing)), 'missing.txt')
    archive.end()
  }

  /** null where the bytes are not what was kept: the others are worth having. */
  async function openWhole({ hash, size }: Walked['media']) {
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

/** Photos and films are compressed already. */
function entryOf({ size, takenAt, createdAt }: Walked['media']): Partial<ReadStreamOptions> {
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
