import type { MediaClient, VaultClient } from '../../client/index.ts'
import { createDrawer } from './drawer.ts'
import { gathered } from './gather.ts'
import type { OpenFacts } from './sealed-photo.ts'

type Deps = {
  media: MediaClient
  opened: () => VaultClient
  facts: (id: string) => OpenFacts | undefined
  /** Ends everything under way: the vault was locked. */
  signal: AbortSignal
}

export type OpenOptions = {
  signal?: AbortSignal | undefined
  /** From 0 to 1. */
  onShare?: ((share: number) => void) | undefined
}

/** A picture that was opened: what the viewer shows. */
export type Picture = { url: string; width: number; height: number }

/** What the viewer goes back and forth between; a phone holds no more. */
const KEEP = 7

/** Opens sealed files on this device. */
export function createOpening({ media, opened, facts, signal: locked }: Deps) {
  const pictures = createDrawer<Picture>({ keep: KEEP })

  /** The file as a stream: each piece was proven to be this file's, at its place. */
  async function stream(id: string, signal?: AbortSignal) {
    const both = signal ? AbortSignal.any([locked, signal]) : locked
    const answer = await media.sealed.file(id, { signal: both })
    const sealed = answer.body ?? new Blob([]).stream()
    const known = facts(id)
    return opened().contents.openFile(sealed, { signal: both, ...(known ? { facts: known } : {}) })
  }

  /** Throws as the clients do, and what `signal` was aborted with. */
  async function open(id: string, { signal, onShare }: OpenOptions = {}): Promise<File> {
    const { name = id, type = '', size = 0 } = facts(id) ?? {}
    const onBytes = (bytes: number) => onShare?.(size === 0 ? 1 : Math.min(1, bytes / size))
    const blob = await gathered(await stream(id, signal), { type, signal, onBytes })
    locked.throwIfAborted()
    return new File([blob], name, { type })
  }

  /** Shows it to the browser; null where that cannot read it. */
  async function show(id: string, file: File): Promise<Picture | null> {
    const url = URL.createObjectURL(file)
    const image = new Image()
    image.src = url
    const readable = await image.decode().then(
      () => true,
      () => false,
    )
    if (readable && !locked.aborted) {
      return pictures.put(id, { url, width: image.naturalWidth, height: image.naturalHeight })
    }
    URL.revokeObjectURL(url)
    return null
  }

  return {
    stream,
    open,
    show,
    picture: (id: string) => pictures.get(id),
    forget: () => pictures.empty(),
  }
}

/** Gives a file to the device under its own name. */
export function saveFile(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // The download has its own hold on it by then; browsers begin it late.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
