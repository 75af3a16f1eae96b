export type Previews = ReturnType<typeof createPreviews>

type Deps = {
  /** Makes a small picture of a file; null where the browser cannot read it. */
  draw: (file: File) => Promise<string | null>
  /** Takes a picture made by `draw` out of memory. */
  drop: (url: string) => void
  keep?: number
  parallel?: number
}

/**
 * Pictures of what this tab has just sent, drawn from the files themselves, until the server has
 * its own: during a large import that can take minutes. Only for tiles that are looked at, a few
 * at a time, and only as many as a phone can hold.
 */
export function createPreviews({ draw, drop, keep = 400, parallel = 2 }: Deps) {
  const files = new Map<string, File>()
  const urls = new Map<string, Promise<string | null>>()
  const waiting: (() => void)[] = []
  let drawing = 0

  /** A file that became this record. */
  function remember(id: string, file: File): void {
    files.set(id, file)
    const oldest = files.size > keep ? files.keys().next().value : undefined
    if (oldest !== undefined) forget(oldest)
  }

  function forget(id: string): void {
    files.delete(id)
    void urls.get(id)?.then((url) => url !== null && drop(url))
    urls.delete(id)
  }

  /** An address for `<img>`, or null where there is no picture to be had. */
  function urlOf(id: string): Promise<string | null> {
    const file = files.get(id)
    if (file === undefined) return Promise.resolve(null)
    const url = urls.get(id) ?? inTurn(() => draw(file))
    urls.set(id, url)
    return url
  }

  async function inTurn<T>(work: () => Promise<T | null>): Promise<T | null> {
    if (drawing >= parallel) await new Promise<void>((go) => waiting.push(go))
    drawing += 1
    try {
      return await work().catch(() => null)
    } finally {
      drawing -= 1
      waiting.shift()?.()
    }
  }

  return { remember, urlOf }
}

const SIDE = 360

/** Decodes off the main thread and keeps a square out of the middle. */
export async function drawPreview(file: File): Promise<string | null> {
  const whole = await createImageBitmap(file)
  const side = Math.min(whole.width, whole.height)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.min(side, SIDE)
  const [left, top] = [(whole.width - side) / 2, (whole.height - side) / 2]
  canvas.getContext('2d')?.drawImage(whole, left, top, side, side, 0, 0, canvas.width, canvas.width)
  whole.close()
  const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/jpeg', 0.75))
  return blob === null ? null : URL.createObjectURL(blob)
}
