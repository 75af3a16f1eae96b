import type { MediaClient } from '../../client/index.ts'
import { wordsFor } from '../messages/failure.ts'
import type { Messages } from '../messages/en/index.ts'
import type { Errands } from '../sealed/errand.svelte.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import type { Photo } from './photo.ts'

type Deps = { media: MediaClient; errands: Errands; toasts: Toasts; t: Messages }

/** Originals onto the device: those of sealed photos are opened here first. */
export function createSaving({ media, errands, toasts, t }: Deps) {
  async function save(photos: readonly Photo[]): Promise<void> {
    const sealed = photos.filter((photo) => photo.sealed)
    await saveOriginals(
      media,
      photos.filter((photo) => !photo.sealed),
    )
    if (sealed.length === 0) return
    const { errors } = await errands.run('save', sealed)
    if (errors.length === 0) return
    toasts.show(t.sealed.save.failed(errors.length, wordsFor(errors[0], t)), { tone: 'bad' })
  }

  return { save }
}

/**
 * Saves originals to the device, one by one: a browser takes several downloads at the same moment
 * for an attack and drops all but the first.
 */
async function saveOriginals(
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
