import type { MediaClient, SealedRecord, VaultClient } from '../../client/index.ts'
import type { Photo } from '../photos/photo.ts'
import { createDrawer } from './drawer.ts'
import { isOfOldKey } from './old-key.ts'
import { type OpenFacts, openFactsOf, sealedPhoto } from './sealed-photo.ts'

type Deps = { media: MediaClient; opened: () => VaultClient; signal: AbortSignal }

const PAGE = 100
/** Thumbnails in memory; those of photos further away are opened anew when somebody looks. */
const KEEP = 600

/** What stands beside the sealed files: their facts, opened here, and their thumbnails. */
export function createReading({ media, opened, signal }: Deps) {
  const known = new Map<string, OpenFacts>()
  const thumbs = createDrawer<{ url: string }>({ keep: KEEP })
  const asked = new Map<string, Promise<string | null>>()

  /**
   * @param onPage photos, and the ids of those that another key sealed. What fails for another reason
   *   is in neither: it may open another time, and must not be offered for deletion.
   */
  async function list(onPage: (photos: Photo[], closed: string[]) => void): Promise<void> {
    let cursor: string | undefined
    do {
      const ask = { limit: PAGE, signal, ...(cursor ? { cursor } : {}) }
      const page = await media.sealed.list(ask)
      const photos: Photo[] = []
      const closed: string[] = []
      const opening = await Promise.allSettled(page.items.map((record) => open(record)))
      signal.throwIfAborted()
      for (const [at, end] of opening.entries()) {
        if (end.status === 'fulfilled') photos.push(end.value)
        else if (isOfOldKey(end.reason)) closed.push(page.items[at]?.id ?? '')
      }
      onPage(photos, closed)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  }

  async function open(record: SealedRecord, asksThumb = false): Promise<Photo> {
    const { thumbnail, ...facts } = await opened().contents.openFacts(record.facts)
    signal.throwIfAborted()
    known.set(record.id, openFactsOf(record, facts))
    if (thumbnail && (asksThumb || !thumbs.full)) {
      thumbs.put(record.id, { url: URL.createObjectURL(new Blob([thumbnail])) })
    }
    return sealedPhoto(record.id, openFactsOf(record, facts), thumbnail !== undefined)
  }

  /** Null where there is none of that id. Throws SEAL_BROKEN and the like where it does not open. */
  async function find(id: string): Promise<Photo | null> {
    const record = await media.sealed.get(id, { signal })
    return record && open(record, true)
  }

  async function thumbnailOf(id: string): Promise<string | null> {
    const here = thumbs.get(id)
    if (here) return here.url
    const asking = asked.get(id) ?? find(id).then(() => thumbs.get(id)?.url ?? null)
    asked.set(id, asking)
    return asking.finally(() => asked.delete(id))
  }

  return {
    list,
    find,
    thumbnailOf,
    thumbnailAtHand: (id: string) => thumbs.get(id)?.url ?? null,
    facts: (id: string) => known.get(id),
    forget(): void {
      known.clear()
      thumbs.empty()
    },
  }
}
