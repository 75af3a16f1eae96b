/**
 * What the desktop shell and the server, its child process, say to each other over the channel between
 * them. The shell imports this file and nothing else of the server.
 */
import { z } from 'zod'

/** Tells the server, in its environment, that its parent answers questions about the key store. */
export const keyStoreVariable = 'HEARTH_KEY_STORE'

/** An answer carries the id of its question; the asker makes it, and nobody can guess it. */
const id = z.string().min(1).max(100)

/** The key store's content: text the server makes and reads, and the shell keeps as it is. */
const keys = z.string().min(1).max(100_000)

const fromShell = z.union([
  z.object({ type: z.literal('key-store:keys'), id, state: z.literal('ok'), keys }),
  z.object({
    type: z.literal('key-store:keys'),
    id,
    /** absent: it was never given any; undecryptable: it has some, and the system does not open them. */
    state: z.enum(['absent', 'undecryptable']),
  }),
  /** To key-store:keep, once what was given is on disk and can be read back. */
  z.object({ type: z.literal('key-store:kept'), id, kept: z.boolean() }),
  /** Somebody asked for a new key. Answered by key-store:rotated. */
  z.object({ type: z.literal('key-store:rotate'), id }),
  /** Somebody wants the recovery sheet. Answered by key-store:sheet. `language`: as in BCP 47. */
  z.object({
    type: z.literal('key-store:recovery-sheet'),
    id,
    language: z.string().max(50).optional(),
  }),
])

export type FromShell = z.output<typeof fromShell>

export type ToShell =
  /** What do you keep? Asked once, while the server starts. */
  | { type: 'key-store:read'; id: string }
  /** Keep this instead of what you have; the old must not be lost before the new is safe. */
  | { type: 'key-store:keep'; id: string; keys: string }
  | { type: 'key-store:rotated'; id: string; done: true; vaults: number }
  | { type: 'key-store:rotated'; id: string; done: false; message: string }
  | { type: 'key-store:sheet'; id: string; html: string }
  | { type: 'key-store:sheet'; id: string; html: null; message: string }

/** null: not a message of ours, or not as it has to be. */
export function parseFromShell(message: unknown): FromShell | null {
  return fromShell.safeParse(message).data ?? null
}
