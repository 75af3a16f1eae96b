import type { MediaClient } from '../../client/index.ts'

/**
 * Saves originals to the device, one by one: a browser takes several downloads at the same moment
 * for an attack and drops all but the first.
 */
export async function saveOriginals(
  media: MediaClient,
  photos: readonly { id: string; name: string }[],
  pauseMs = 600,
): Promise<void> {
  for (const [at, photo] of photos.entries()) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const link = document.createElement('a')
    link.href = media.getOriginalUrl(photo.id)
    link.download = photo.name
    link.click()
  }
}
