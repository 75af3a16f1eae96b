import { getContext, setContext } from 'svelte'
import { AccountClient, type ConnectionOptions, type Fetch, MediaClient } from '../client/index.ts'
import { createSession } from './account/session.svelte.ts'
import type { First } from './messages/en/first.ts'
import { createSpoken } from './messages/spoken.svelte.ts'
import { createReach } from './pages/reach.svelte.ts'
import { createRouter } from './pages/router.svelte.ts'
import { createTheme } from './pages/theme.svelte.ts'
import { createPlaceholders } from './photos/placeholder.ts'
import { createPreviews, drawPreview } from './photos/previews.ts'
import { createRemoval } from './photos/removal.ts'
import { createSaving } from './photos/saving.ts'
import { createSelection } from './photos/selection.svelte.ts'
import { createTimeline } from './photos/timeline.svelte.ts'
import { createErrands } from './sealed/errand.svelte.ts'
import { createShelf } from './sealed/shelf.svelte.ts'
import { createTogether } from './sealed/together.svelte.ts'
import { createToasts } from './ui/toasts.svelte.ts'
import { createUploads } from './upload/uploads.svelte.ts'
import { createNeeded } from './vault/needed.svelte.ts'
import { createVaultSession } from './vault/vault-session.svelte.ts'

export type House = ReturnType<typeof createHouse>

/** Puts the app together. The only file that knows everything; pages take from it what they show. */
export function createHouse({ messages }: { messages: First }) {
  const spoken = createSpoken({ messages })
  const { t, format } = spoken
  const router = createRouter(window)
  const theme = createTheme()
  const toasts = createToasts()

  const plainFetch = (input: string, init?: RequestInit) => fetch(input, init)
  const prober = new AccountClient('', { fetch: plainFetch })
  const reach = createReach({ probe: () => prober.health(), view: window })
  const account = new AccountClient('', { fetch: reach.watch(plainFetch) })
  const session = createSession({ account })
  const connection: ConnectionOptions = { fetch: known(reach.watch(plainFetch)) }
  const media = new MediaClient('', undefined, connection)

  /** Whoever the server no longer knows is told once, wherever they noticed. A wrong password is a 401, too. */
  function known(inner: Fetch): Fetch {
    return async (input, init) => {
      const response = await inner(input, init)
      if (response.status === 401) {
        const body: unknown = await response
          .clone()
          .json()
          .catch(() => null)
        // The vault says its code beside the words, the others in their place.
        const { error, code } = (body ?? {}) as { error?: unknown; code?: unknown }
        if (error === 'UNAUTHORIZED' || code === 'UNAUTHORIZED') session.expire()
      }
      return response
    }
  }

  const vault = createVaultSession({
    connection,
    personId: () => session.person?.id,
    view: window,
    now: Date.now,
  })
  const shelf = createShelf({ media, vault, connection })
  const timeline = createTogether({ timeline: createTimeline({ media }), shelf })
  const errands = createErrands({ shelf, timeline })
  const selection = createSelection({ timeline })
  const removal = createRemoval({ media, timeline, shelf, toasts, t })
  const saving = createSaving({ media, errands, toasts, t })
  const placeholders = createPlaceholders()
  const previews = createPreviews({ draw: drawPreview, drop: (url) => URL.revokeObjectURL(url) })
  const uploads = createUploads({ media, timeline, shelf, previews, session, reach, toasts, t })

  return {
    t,
    format,
    spoken,
    router,
    theme,
    toasts,
    reach,
    /** For the clients of pages that come later. */
    fetch: known(reach.watch(plainFetch)),
    account,
    connection,
    session,
    media,
    timeline,
    selection,
    removal,
    saving,
    shelf,
    errands,
    placeholders,
    previews,
    uploads,
    vault,
    needed: createNeeded({ account }),
  }
}

const KEY = Symbol('house')

export function provideHouse(house: House): void {
  setContext(KEY, house)
}

/** Inside a component only. */
export function useHouse(): House {
  return getContext<House>(KEY)
}
