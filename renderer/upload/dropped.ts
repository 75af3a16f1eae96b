/** As much of FileSystemEntry as is needed to walk it: dropped folders come as these. */
export type Entry = {
  isFile: boolean
  name: string
  file?: (give: (file: File) => void, fail: (error: unknown) => void) => void
  createReader?: () => {
    readEntries: (give: (entries: Entry[]) => void, fail: (error: unknown) => void) => void
  }
}

/** Files an operating system leaves behind; nobody means to add them. */
export function isLitter(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini|icon\r)$/i.test(name)
}

/** Must be called while the drop event is handled: afterwards the browser takes the list away. */
export function entriesOf(transfer: DataTransfer): Entry[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return []
    const entry = item.webkitGetAsEntry()
    if (entry !== null) return [entry as unknown as Entry]
    // Some programs drag out a file that lies in no folder, a picture of a mail for one.
    const file = item.getAsFile()
    return file === null ? [] : [entryOf(file)]
  })
}

function entryOf(file: File): Entry {
  return { isFile: true, name: file.name, file: (give) => give(file) }
}

/** Every file below these entries, folder by folder. What cannot be read is passed over. */
export async function* filesBelow(entries: readonly Entry[]): AsyncGenerator<File> {
  for (const entry of entries) {
    if (isLitter(entry.name)) continue
    if (entry.isFile) {
      const file = await fileOf(entry)
      if (file !== null) yield file
    } else {
      yield* filesBelow(await childrenOf(entry))
    }
  }
}

async function fileOf(entry: Entry): Promise<File | null> {
  return new Promise<File>((give, fail) => entry.file?.(give, fail)).catch(() => null)
}

/** Chromium hands over a folder a hundred at a time, and an empty list at the end. */
async function childrenOf(entry: Entry): Promise<Entry[]> {
  const reader = entry.createReader?.()
  const children: Entry[] = []
  for (;;) {
    const some = await new Promise<Entry[]>((give, fail) =>
      reader ? reader.readEntries(give, fail) : give([]),
    ).catch(() => [])
    if (some.length === 0) return children
    children.push(...some)
  }
}
