/** What can be seen of a file without a server: nothing where this browser cannot decode it. */
export type Seen = { width: number; height: number; thumbnail?: Uint8Array<ArrayBuffer> }

/** Longest side in pixels and how good; the first that is small enough is taken. */
const sizes = [
  { side: 320, quality: 0.78 },
  { side: 320, quality: 0.55 },
  { side: 224, quality: 0.5 },
] as const

/** Bytes: with everything around them the sealed facts stay below what the house takes. */
const LARGEST = 48_000
/** Bytes of a file. More is hardly a photo, and would fill the memory of a phone. */
const HEAVIEST = 80_000_000

export async function miniatureOf(file: Blob): Promise<Seen | null> {
  if (!file.type.startsWith('image/') || file.size > HEAVIEST) return null
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  const { width, height } = picture
  try {
    for (const { side, quality } of sizes) {
      const bytes = await draw(picture, Math.min(1, side / Math.max(width, height)), quality)
      if (bytes && bytes.byteLength <= LARGEST) return { width, height, thumbnail: bytes }
    }
    return { width, height }
  } finally {
    picture.close()
  }
}

/** WebP where the browser writes it, and JPEG elsewhere; pictures tell by their bytes what they are. */
async function draw(picture: ImageBitmap, scale: number, quality: number) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await inKind(canvas, 'image/webp', quality)
  const small = blob?.type === 'image/webp' ? blob : await inKind(canvas, 'image/jpeg', quality)
  return small && new Uint8Array(await small.arrayBuffer())
}

const inKind = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob | null>((give) => canvas.toBlob(give, type, quality))
