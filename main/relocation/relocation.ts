import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ShellSettings } from '../core/settings.ts'
import { readIfThere } from '../files/whole-file.ts'
import { claim } from './claim.ts'
import {
  copyOne,
  flushFolders,
  hashOf,
  listFolder,
  makeFolders,
  type Entry,
  type Listing,
} from './copy.ts'
import { asMoveFailed, MoveFailed } from './move-failed.ts'
import { prepareMarker, switchOver, turnBack, undo } from './switch-over.ts'

export type Journal = {
  readonly current: ShellSettings
  change(change: Partial<ShellSettings>): Promise<void>
}

export type RelocationDeps = {
  settings: Journal
  /** From 0 to 100. */
  progress?(percent: number): void
  signal?: AbortSignal
  /** Tests end the process here. */
  step?(name: string): void
}

/**
 * Moves the data folder while no server runs: copy, flush, compare every file by its hash, then switch.
 * [Note: one word decides] Until `shell.json` says `switching`, the old folder counts and the copy is
 * taken away again; from then on the new one counts and the rest is finished, however often it is cut
 * off. The new folder gets its marker last and the old one loses it, so that never two are in use.
 * A step that fails, before the word or after it, is taken back: nobody has been in the new folder.
 * @throws MoveFailed
 */
export async function moveFolder(from: string, to: string, deps: RelocationDeps): Promise<void> {
  const { settings, step = () => {} } = deps
  await endEarlier(settings)
  // What is taken back below would give it one.
  if ((await readIfThere(join(from, 'hearth.json')).catch(() => null)) === null)
    throw new MoveFailed('failed', { cause: 'no marker' })
  let claimed = false
  try {
    await settings.change({ move: { from, to, stage: 'copying' } })
    await claim(from, to)
    claimed = true
    step('claimed')
    await copyAndCompare(from, to, deps)
    await prepareMarker(from, to)
    step('prepared')
    await settings.change({ move: { from, to, stage: 'switching' } })
    step('switching')
    await switchOver(from, to, deps)
  } catch (cause) {
    const remains = await turnBack(from, to, settings).catch(() => null)
    if (remains === null) throw new MoveFailed('unfinished', { cause })
    throw asMoveFailed(cause, remains && claimed)
  }
}

/** Of a move that is done `shell.json` may not say so yet. Over that, `dataDir` is the folder it left. */
async function endEarlier(settings: Journal): Promise<void> {
  try {
    await recoverMove({ settings })
  } catch (cause) {
    throw asMoveFailed(cause, false)
  }
  if (settings.current.move !== null) throw new MoveFailed('failed', { cause: 'another move' })
}

/** After a start: ends what was cut off. @returns how, or null where nothing was */
export async function recoverMove(deps: RelocationDeps): Promise<'undone' | 'finished' | null> {
  const { move } = deps.settings.current
  if (move === null) return null
  if (move.stage === 'switching') {
    await switchOver(move.from, move.to, deps)
    return 'finished'
  }
  await undo(move.from, move.to, deps.settings)
  return 'undone'
}

async function copyAndCompare(from: string, to: string, deps: RelocationDeps): Promise<void> {
  const listing = await listFolder(from)
  await copyAll(from, to, listing, deps)
  deps.step?.('copied')
  await compareAll(from, to, listing, deps)
  deps.step?.('compared')
}

async function copyAll(
  from: string,
  to: string,
  { folders, files, bytes }: Listing,
  deps: RelocationDeps,
) {
  await makeFolders(to, folders)
  let done = 0
  for (const { path, size } of files) {
    deps.signal?.throwIfAborted()
    await copyOne(join(from, path), join(to, path))
    deps.step?.('file')
    done += size
    deps.progress?.(Math.floor((done / (bytes || 1)) * 60))
  }
  await flushFolders(to, folders)
}

async function compareAll(
  from: string,
  to: string,
  { files, bytes }: Listing,
  deps: RelocationDeps,
) {
  let done = 0
  for (const { path, size, changed } of files) {
    deps.signal?.throwIfAborted()
    const [before, after] = await Promise.all([hashOf(join(from, path)), hashOf(join(to, path))])
    if (before !== after) throw new MoveFailed('different', { path })
    const now = await lstat(join(from, path))
    if (now.size !== size || now.mtimeMs !== changed) throw new MoveFailed('changed', { path })
    done += size
    deps.progress?.(60 + Math.floor((done / (bytes || 1)) * 39))
  }
  // Somebody may have written meanwhile, the command line for one.
  const { files: present } = await listFolder(from)
  if (present.length !== files.length) throw new MoveFailed('changed', { cause: 'other files' })
  const other = present.find((entry, place) => !isSame(entry, files[place]))
  if (other !== undefined) throw new MoveFailed('changed', { path: other.path })
}

function isSame(a: Entry, b: Entry | undefined): boolean {
  return a.path === b?.path && a.size === b.size && a.changed === b.changed
}
