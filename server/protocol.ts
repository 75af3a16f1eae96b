/**
 * What the desktop shell and the server, its child process, say to each other over the channel between
 * them. Of the server the shell imports this file and `place/` alone.
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
  /** Somebody switches the home network. Answered by lan:switched. */
  z.object({
    type: z.literal('lan:switch'),
    id,
    on: z.boolean(),
    /** Of HTTPS from now on, kept with the house. */
    port: z.number().int().min(1).max(65_535).optional(),
  }),
  /** Somebody wants a copy of the household now. Answered by backup:started. */
  z.object({ type: z.literal('backup:start'), id }),
  /** The machine slept: name and addresses may be others. No answer. */
  z.object({ type: z.literal('woke'), id }),
  /** Put everything away and end. What is not gone in time is killed, which loses nothing. */
  z.object({ type: z.literal('stop'), id }),
])

export type FromShell = z.output<typeof fromShell>

const toShell = z.union([
  /** false: nobody has chosen yet where copies go, or it is not the time. The page says more. */
  z.object({ type: z.literal('backup:started'), id, done: z.boolean() }),
  /** What do you keep? Asked once, while the server starts. */
  z.object({ type: z.literal('key-store:read'), id }),
  /** Keep this instead of what you have; the old must not be lost before the new is safe. */
  z.object({ type: z.literal('key-store:keep'), id, keys }),
  z.object({
    type: z.literal('key-store:rotated'),
    id,
    done: z.literal(true),
    vaults: z.number(),
  }),
  z.object({
    type: z.literal('key-store:rotated'),
    id,
    done: z.literal(false),
    message: z.string(),
  }),
  z.object({ type: z.literal('key-store:sheet'), id, html: z.string() }),
  z.object({ type: z.literal('key-store:sheet'), id, html: z.null(), message: z.string() }),
  z.object({ type: z.literal('lan:switched'), id, done: z.literal(true) }),
  /** `message`: a sentence for the household. */
  z.object({
    type: z.literal('lan:switched'),
    id,
    done: z.literal(false),
    message: z.string().max(2000),
    /** The setting it is about, as in `failed`. */
    variable: z.string().max(60).optional(),
    /** A port that `lan:switch` can take instead; absent: it is not about a port, or a variable decides. */
    freePort: z.number().int().min(1).max(65_535).optional(),
  }),
])

export type ToShell = z.output<typeof toShell>

const address = z.string().max(300)
const amount = z.number().int().nonnegative()

/** What the server tells by itself; the ready line on standard output is for people and scripts. */
const news = z.union([
  z.object({
    type: z.literal('ready'),
    origin: address,
    /** The household address on the LAN; null: it is served on this machine alone. */
    lan: address.nullable(),
    dataDir: z.string().max(5000),
  }),
  /**
   * It is bringing the database to this version: before each piece of that, as long as which it says
   * nothing. The shell waits longer then.
   */
  z.object({ type: z.literal('updating'), done: amount.max(10_000), of: amount.max(10_000) }),
  /** It could not start. `message` is a sentence for the household, `code` as in the error table. */
  z.object({
    type: z.literal('failed'),
    code: z.string().max(60),
    message: z.string().max(2000),
    /** The setting it is about, where it is about one: HEARTH_PORT for a port in use. */
    variable: z.string().max(60).nullable(),
  }),
  /** How the home network stands: after ready, and whenever it has changed. */
  z.object({
    type: z.literal('lan'),
    /** As in ready. */
    lan: address.nullable(),
    /** HEARTH_LAN decides, and nobody can switch it. */
    fixed: z.boolean(),
    /** Why it is not served although it is wanted: a sentence for the household. */
    trouble: z.string().max(2000).optional(),
  }),
  /** Said when it has changed, at most once in two seconds. */
  z.object({
    type: z.literal('state'),
    /** Room on the data folder's disk, in bytes; null: the folder does not answer. */
    freeBytes: amount.nullable(),
    /** Requests that are bringing bytes just now. */
    uploads: amount,
    /** Other machines that hold a connection open. */
    connected: amount,
    /** Copies on another disk; `due`: somebody should think of them. */
    copies: z.enum(['well', 'making', 'due']).optional(),
    /** How the copy in the cloud stands, where there is one. */
    sync: z.enum(['idle', 'running', 'paused']).optional(),
  }),
])

export type News = z.output<typeof news>

/** null: not a message of ours, or not as it has to be. */
export function parseFromShell(message: unknown): FromShell | null {
  return fromShell.safeParse(message).data ?? null
}

/** The same on the shell's side: nothing the server says is believed before it was looked at. */
export function parseFromServer(message: unknown): ToShell | News | null {
  return news.safeParse(message).data ?? toShell.safeParse(message).data ?? null
}
