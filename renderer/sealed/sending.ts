import type { MediaClient, SealedFacts, UploadProgress, VaultClient } from '../../client/index.ts'
import { gathered } from './gather.ts'
import { miniatureOf } from './miniature.ts'
import { takenIn } from './taken.ts'

type Deps = { media: MediaClient; opened: () => VaultClient }

export type SendOptions = {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: UploadProgress) => void) | undefined
  /** What is known of it better than it can be read here. */
  known?: Partial<SealedFacts>
}

/** How much of the way sealing is; the rest is the network's. */
const SEALING = 0.25

/** Seals files on this device and sends what came out. */
export function createSending({ media, opened }: Deps) {
  let before: Promise<unknown> = Promise.resolve()

  /** Resolves once the house has it for good, or has had it before. Throws as the clients do. */
  async function send(file: File, { signal, onProgress, known = {} }: SendOptions) {
    const { contents } = opened()
    const sameness = await contents.sameness(file)
    signal?.throwIfAborted()
    const there = await media.sealed.findSame(sameness, { signal })
    if (there !== null) return { id: there.id, duplicate: true }
    const told = (share: number) =>
      onProgress?.({ sent: Math.floor(file.size * share), total: file.size })
    const { body, facts } = await inTurn(() => seal(file, { signal, known, told }))
    return media.sealed.upload({
      body,
      facts,
      sameness,
      ...(signal ? { signal } : {}),
      onProgress: ({ sent, total }) => told(SEALING + (1 - SEALING) * (sent / Math.max(1, total))),
    })
  }

  type Sealing = Pick<SendOptions, 'signal' | 'known'> & { told: (share: number) => void }

  async function seal(file: File, { signal, known, told }: Sealing) {
    signal?.throwIfAborted()
    const { contents } = opened()
    const [takenAt, seen] = [await takenIn(file), await miniatureOf(file)]
    const { stream, salt } = await contents.sealFile(file, signal ? { signal } : {})
    const onBytes = (bytes: number) => told((SEALING * bytes) / Math.max(1, file.size + 4096))
    const body = await gathered(stream, { signal, onBytes })
    const read = { name: file.name, type: file.type, size: file.size, file: salt }
    const dated = takenAt === undefined ? {} : { takenAt }
    const facts = await contents.sealFacts({ ...known, ...read, ...dated, ...seen })
    return { body, facts }
  }

  /** One file is read and sealed at a time: a decoded photo is large, and a phone's memory is not. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = before.then(work)
    before = mine.catch(() => {})
    return mine
  }

  return { send }
}
