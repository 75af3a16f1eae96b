import { type ConnectionOptions, HearthClientError, type MediaClient } from '../../client/index.ts'
import type { VaultSession } from '../vault/vault-session.svelte.ts'
import { createMoving } from './moving.ts'
import { createOpening, saveFile } from './opening.ts'
import { createReading } from './reading.ts'
import SealedSlide from './sealed-slide.svelte'
import { recordLike } from './sealed-photo.ts'
import { createSending, type SendOptions } from './sending.ts'

export type Desk = ReturnType<typeof createDesk>

type Deps = { media: MediaClient; vault: VaultSession; connection: ConnectionOptions }

/** Everything that is done with an open vault and photos, in one piece that comes when it is needed. */
export function createDesk({ media, vault, connection }: Deps) {
  const lock = new AbortController()
  const { signal } = lock
  const locked = () => new HearthClientError('VAULT_LOCKED', 'The vault is locked.')

  function opened() {
    if (vault.client === null || !vault.client.unlocked || signal.aborted) throw locked()
    return vault.client
  }

  const reading = createReading({ media, opened, signal })
  const opening = createOpening({ media, opened, facts: reading.facts, signal })
  const sending = createSending({ media, opened })
  const moving = createMoving({ media, connection, reading, opening, sending })

  /** The vault does not lock by itself meanwhile. */
  async function awake<T>(work: () => Promise<T>): Promise<T> {
    const release = vault.hold()
    try {
      return await work()
    } finally {
      release()
    }
  }

  return {
    Slide: SealedSlide,
    list: reading.list,
    find: reading.find,
    thumbnailOf: reading.thumbnailOf,
    thumbnailAtHand: reading.thumbnailAtHand,
    facts: reading.facts,
    /** Null for an id nobody opened. */
    recordOf(id: string) {
      const facts = reading.facts(id)
      return facts ? recordLike(id, facts) : null
    },
    send: (file: File, options: SendOptions) => awake(() => sending.send(file, options)),
    open: (...asked: Parameters<typeof opening.open>) => awake(() => opening.open(...asked)),
    show: opening.show,
    picture: opening.picture,
    save: saveFile,
    makePrivate: (...asked: Parameters<typeof moving.makePrivate>) =>
      awake(() => moving.makePrivate(...asked)),
    makeVisible: (...asked: Parameters<typeof moving.makeVisible>) =>
      awake(() => moving.makeVisible(...asked)),
    /** Locked: what is under way ends, and nothing stays in memory. */
    end(): void {
      lock.abort(locked())
      reading.forget()
      opening.forget()
    },
  }
}
