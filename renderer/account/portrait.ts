/** Pixels across, the largest first, and how good the picture has to be; the first that fits is taken. */
const sizes = [
  { side: 256, quality: 0.85 },
  { side: 256, quality: 0.7 },
  { side: 192, quality: 0.7 },
  { side: 128, quality: 0.6 },
  { side: 96, quality: 0.5 },
] as const

/** Characters of the data address; the server takes 16,000. */
export const LONGEST = 15_900
/** Bytes. More is hardly a photo, and would fill the memory of a phone. */
export const HEAVIEST = 40_000_000

export type PortraitProblem = 'broken' | 'huge'

/** Why a file cannot be a portrait. */
export class PortraitError extends Error {
  readonly problem: PortraitProblem

  constructor(problem: PortraitProblem, options?: ErrorOptions) {
    super(problem, options)
    this.name = 'PortraitError'
    this.problem = problem
  }
}

/** The largest square in the middle. */
export function squareIn(width: number, height: number) {
  const side = Math.min(width, height)
  return { x: Math.round((width - side) / 2), y: Math.round((height - side) / 2), side }
}

type Deps = {
  /** Throws where the browser cannot read it. To be closed. */
  open: (file: Blob) => Promise<ImageBitmap>
  /** The middle of the picture, `side` pixels across, as a data address. */
  draw: (picture: ImageBitmap, side: number, quality: number) => string
}

/** Makes a small square of somebody's photo, in the browser: the file itself goes nowhere. */
export function createPortraits({ open, draw }: Deps = { open: read, draw: paint }) {
  /** @returns a data address the server takes. @throws PortraitError */
  return async function portraitOf(file: Blob): Promise<string> {
    if (file.size > HEAVIEST) throw new PortraitError('huge')
    const picture = await open(file).catch((cause: unknown) => {
      throw new PortraitError('broken', { cause })
    })
    try {
      for (const { side, quality } of sizes) {
        const portrait = draw(picture, side, quality)
        if (portrait.length <= LONGEST) return portrait
      }
    } finally {
      picture.close()
    }
    throw new PortraitError('huge')
  }
}

/** Upright, as the camera meant it. */
function read(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' })
}

function paint(picture: ImageBitmap, side: number, quality: number): string {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (pen === null) throw new PortraitError('broken')
  const from = squareIn(picture.width, picture.height)
  // What can be seen through would be black in a JPEG.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, side, side)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, from.x, from.y, from.side, from.side, 0, 0, side, side)
  const webp = canvas.toDataURL('image/webp', quality)
  // Safari writes no WebP and answers with a large PNG instead.
  return webp.startsWith('data:image/webp') ? webp : canvas.toDataURL('image/jpeg', quality)
}
