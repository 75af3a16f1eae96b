import type { TransformTask } from './task.ts'

type Size = { width: number; height: number }
type Box = { width?: number; height?: number }

/** No answer has a longer side than this. */
const maxSide = 4096

/**
 * The box to ask for so that nothing is enlarged: where the picture is too small for it, cover and
 * contain keep the shape that was asked for and become smaller, fill keeps each side that fits.
 */
export function boxFor(
  picture: Size,
  { width, height, fit }: Pick<TransformTask, 'width' | 'height' | 'fit'>,
): Box {
  if (width === undefined || height === undefined) return oneSided(picture, width, height)
  if (fit === 'fill')
    return { width: Math.min(width, picture.width), height: Math.min(height, picture.height) }
  if (fit === 'inside') return { width, height }
  const across = width / picture.width
  const down = height / picture.height
  const scale = fit === 'contain' ? Math.min(across, down) : Math.max(across, down)
  if (fit === 'outside') return capped(picture, Math.min(scale, 1))
  return shrunk({ width, height }, Math.max(scale, 1))
}

function oneSided(picture: Size, width?: number, height?: number): Box {
  const scale = Math.min(
    (width ?? Infinity) / picture.width,
    (height ?? Infinity) / picture.height,
    1,
  )
  return capped(picture, scale)
}

/** The whole picture at this scale, as long as that is within the limit. */
function capped(picture: Size, scale: number): Size {
  const allowed = Math.min(scale, maxSide / Math.max(picture.width, picture.height))
  return shrunk(picture, 1 / allowed)
}

function shrunk({ width, height }: Size, by: number): Size {
  return {
    width: Math.max(1, Math.round(width / by)),
    height: Math.max(1, Math.round(height / by)),
  }
}
