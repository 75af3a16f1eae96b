import { z } from 'zod'
import type { Choice } from './tray-model.ts'

/** What the page is told of the shell, and what it shows of it. */
export type Description = {
  version: string
  platform: string
  /** null: this system does not let programs start at login. */
  startAtLogin: boolean | null
  keepAwake: string
  dataDir: string
  /** Where the photos were before the last move, as long as that folder is kept. */
  former: string | null
  /** A move that is under way, from 0 to 100. */
  moving: number | null
  updates: { state: 'unknown' | 'newest' | 'newer' | 'failed' | 'off'; version: string | null }
}

const mode = z.enum(['always', 'connected', 'never'])

export type PageDeps = {
  describe(): Description
  choose(choice: Choice): Promise<void>
  /** Looks for a newer version and says nothing but to who asked. */
  lookForUpdates(): Promise<void>
}

/**
 * What the preload's functions do: what the tray does, no more. An argument that is none is refused.
 * Each answers, once it is done, how things stand then.
 */
export function createPageCalls({ describe, choose, lookForUpdates }: PageDeps) {
  const done = (choice: Choice) => choose(choice).then(describe)
  return {
    describe,
    'start-at-login': (on: unknown) => done({ do: 'start-at-login', on: z.boolean().parse(on) }),
    'keep-awake': (wanted: unknown) => done({ do: 'keep-awake', mode: mode.parse(wanted) }),
    logs: () => done({ do: 'logs' }),
    'crash-reports': () => done({ do: 'crash-reports' }),
    // These ask somebody at the screen before they do anything.
    'move-folder': () => done({ do: 'move-folder' }),
    'remove-former': () => done({ do: 'remove-former' }),
    'recovery-sheet': () => done({ do: 'recovery-sheet' }),
    quit: () => done({ do: 'quit' }),
    'check-updates': () => lookForUpdates().then(describe),
    'get-update': () => done({ do: 'get-update' }),
  }
}
