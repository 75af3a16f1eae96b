import { z } from 'zod'

const port = z.number().int().min(0).max(65_535)
const path = z.string().min(1).max(4000)

/** What the shell remembers, in `shell.json`; everything else is the server's. */
const shape = z.object({
  /** null: the platform's usual place. */
  dataDir: path.nullable(),
  /** Whose photos are there; a folder without them is waited for, never begun anew. */
  instanceId: z.string().min(1).max(100).nullable(),
  ports: z
    .object({
      HEARTH_PORT: port.optional(),
      HEARTH_HTTPS_PORT: port.optional(),
      HEARTH_AUTH_PORT: port.optional(),
      HEARTH_MEDIA_PORT: port.optional(),
    })
    .catch({}),
  keepAwake: z.enum(['always', 'connected', 'never']).catch('connected'),
  /** Where the photos were before the last move; kept until somebody deletes it. */
  former: path.nullable().catch(null),
  /** A move under way. [Note: one word decides] */
  move: z.object({ from: path, to: path, stage: z.enum(['copying', 'switching']) }).nullable(),
  updatesLookedAt: z.number().nullable().catch(null),
})

export type ShellSettings = z.output<typeof shape>

/** Where the photos are, by what was chosen; null: the usual place. [Note: one word decides] */
export function placeOf({ dataDir, move }: Pick<ShellSettings, 'dataDir' | 'move'>): string | null {
  return move?.stage === 'switching' ? move.to : dataDir
}

/**
 * A habit that cannot be read falls back to its default. Where the photos are does not: with a default
 * Hearth would begin an empty house beside the real one.
 * @param text null: there is no file yet. @returns null for a file that cannot be used
 */
export function parseSettings(text: string | null): ShellSettings | null {
  if (text === null) return shape.parse(defaults)
  try {
    const read: unknown = JSON.parse(text)
    return shape.safeParse({ ...defaults, ...(read as object) }).data ?? null
  } catch {
    return null
  }
}

const defaults = {
  dataDir: null,
  instanceId: null,
  ports: {},
  keepAwake: 'connected',
  former: null,
  move: null,
  updatesLookedAt: null,
}
