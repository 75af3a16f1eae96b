import { HearthError, type Media } from '../../storage/index.ts'

/** What a person's open pages are told: which media, and how it is now. Nothing else. */
export type MediaEvent = {
  id: string
  status: 'processing' | 'ready' | 'failed' | 'removed'
  /** The thumbnail can be fetched. */
  thumbnail?: true
}

/** How a media is now, for whoever has it on a page. */
export function eventOf(media: Pick<Media, 'id' | 'status' | 'variants'>): MediaEvent {
  const { id, status, variants } = media
  return { id, status, ...(variants.thumb ? { thumbnail: true } : {}) }
}

/** Of a private one: that its owner has it, or has deleted it. */
export type SealedEvent = { id: string; status: 'kept' | 'removed' }

export type Listener = {
  /** Ends with this session; null for a service. */
  sessionId: string | null
  tell(event: MediaEvent): void
  /** Only where a person is signed in: keys know of no private media. */
  tellSealed?(event: SealedEvent): void
  /** The stream is over, by us: sign-out or shutdown. */
  end(): void
}

export type MediaEvents = ReturnType<typeof createEvents>

/** Who listens to whose media. Events are lost on those who do not listen: pages refetch on connect. */
export function createEvents({ perPerson = 24 }: { perPerson?: number } = {}) {
  const listeners = new Map<string, Set<Listener>>()

  return {
    /** Tells everybody who listens to this person's media. Call after the commit, never before. */
    publish(ownerId: string, event: MediaEvent): void {
      for (const listener of listeners.get(ownerId) ?? []) listener.tell(event)
    },
    /** As `publish`, of private media, which those who know media alone never hear of. */
    publishSealed(ownerId: string, event: SealedEvent): void {
      for (const listener of listeners.get(ownerId) ?? []) listener.tellSealed?.(event)
    },
    /**
     * Answers how to stop listening; may be called twice.
     * @throws HearthError BUSY when this person has too many streams open
     */
    listen(ownerId: string, listener: Listener): () => void {
      const mine = listeners.get(ownerId) ?? new Set()
      if (mine.size >= perPerson)
        throw new HearthError('BUSY', 'Too many pages are listening already.', {
          retryAfterSec: 30,
        })
      listeners.set(ownerId, mine.add(listener))
      return () => {
        mine.delete(listener)
        if (mine.size === 0 && listeners.get(ownerId) === mine) listeners.delete(ownerId)
      }
    },
    /** Ends the streams of a session that is over. */
    endSession(sessionId: string): void {
      for (const listener of all(listeners)) if (listener.sessionId === sessionId) listener.end()
    },
    /** Ends the streams of a person who is gone. */
    endPerson(ownerId: string): void {
      for (const listener of new Set(listeners.get(ownerId))) listener.end()
    },
    count: () => all(listeners).length,
    /** Ends every stream, for the shutdown. */
    close(): void {
      for (const listener of all(listeners)) listener.end()
    },
  }
}

function all(listeners: Map<string, Set<Listener>>): Listener[] {
  return [...listeners.values()].flatMap((some) => [...some])
}
