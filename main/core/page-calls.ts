import { z } from 'zod'
import type { Choice } from './tray-model.ts'

export type Description = {
  version: string
  platform: string
  startAtLogin: boolean | null
  keepAwake: string
  dataDir: string
}

const mode = z.enum(['always', 'connected', 'never'])

/** What the preload's functions do: what the tray does, no more. An argument that is none is refused. */
export function createPageCalls(describe: () => Description, choose: (choice: Choice) => void) {
  return {
    describe,
    'start-at-login': (on: unknown) => choose({ do: 'start-at-login', on: z.boolean().parse(on) }),
    'keep-awake': (wanted: unknown) => choose({ do: 'keep-awake', mode: mode.parse(wanted) }),
    logs: () => choose({ do: 'logs' }),
    // It asks where to, and then once more.
    'move-folder': () => choose({ do: 'move-folder' }),
  }
}
