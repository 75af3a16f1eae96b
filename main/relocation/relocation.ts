import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ShellSettings } from '../core/settings.ts'
import { flushFolder, readIfThere, writeWhole } from '../files/whole-file.ts'
import { copyOne, flushFolders, hashOf, listFolder, makeFolders, type Listing } from './copy.ts'

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

/** Why nothing was moved; the old folder is as it was. */
export class MoveFailed extends Error {
  readonly why: 'changed' | 'different' | 'failed'
  constructor(why: MoveFailed['why'], cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

/**
 * Moves the data folder while no server runs: copy, flush, compare every file by its hash, then switch.
 * [Note: one word decides] Until `shell.json` says `switching`, the old folder counts and the copy is
 * taken away again; from then on the new one counts and the rest is finished, however often it is cut
 * off. The new folder gets its marker last and the old one loses it, so that never two are in use.
 * @throws MoveFailed
 */
export async function moveFolder(from: string, to: string, deps: RelocationDeps): Promise<void> {
  const { settings, step = () => {} } = deps
  try {
    await settings.change({ move: { from, to, stage: 'copying' } })
    if ((await readIfThere(join(from, 'hearth.json'))) === null)
      throw new MoveFailed('failed', 'no marker')
    await claim(from, to)
    step('claimed')
    const listing = await listFolder(from)
    await copyAll(from, to, listing, deps)
    step('copied')
    await compareAll(from, to, listing, deps)
    step('compared')
    await settings.change({ move: { from, to, stage: 'switching' } })
  } catch (cause) {
    await undo(from, to, settings)
    throw cause instanceof MoveFailed ? cause : new MoveFailed('failed', cause)
  }
  await finish(from, to, deps)
}

/** After a start: ends what was cut off. @returns how, or null where nothing was */
export async function recoverMove(deps: RelocationDeps): Promise<'undone' | 'finished' | null> {
  const { move } = deps.settings.current
  if (move === null) return null
  if (move.stage === 'switching') {
    await finish(move.from, move.to, deps)
    return 'finished'
  }
  await undo(move.from, move.to, deps.settings)
  return 'undone'
}

/** Deletes the folder the photos were in before, if it is still that and nothing else. */
export async function removeFormer(dir: string): Promise<void> {
  if ((await readIfThere(join(dir, 'hearth.json.moved'))) === null)
    throw new MoveFailed('failed', 'not a folder that was moved away')
  await rm(dir, { recursive: true, force: true })
}

async function claim(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const names = (await readdir(to)).filter((name) => !['.DS_Store', 'lost+found'].includes(name))
  if (names.length > 0) throw new MoveFailed('failed', 'not empty')
  // What we may delete again, should it come to that.
  await writeWhole(join(to, claimName), claimOf(from))
}

const claimName = 'hearth.moving.json'
const claimOf = (from: string) => `${JSON.stringify({ from })}\n`

/** Whether this is the copy that we were making. */
async function isClaimed(from: string, to: string): Promise<boolean> {
  return (await readIfThere(join(to, claimName)))?.toString() === claimOf(from)
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
    if (before !== after) throw new MoveFailed('different', path)
    const now = await lstat(join(from, path))
    if (now.size !== size || now.mtimeMs !== changed) throw new MoveFailed('changed', path)
    done += size
    deps.progress?.(60 + Math.floor((done / (bytes || 1)) * 39))
  }
  // Somebody may have written meanwhile, the command line for one.
  const { files: present } = await listFolder(from)
  if (present.length !== files.length) throw new MoveFailed('changed', 'other files')
}

/** Each step may have happened already. */
async function finish(from: string, to: string, { settings, step = () => {} }: RelocationDeps) {
  // A disk that is gone leaves an empty folder behind: nothing may be begun in that.
  if (!(await isClaimed(from, to)) && (await readIfThere(join(to, 'hearth.json'))) === null)
    throw new MoveFailed('failed', 'the new folder is not there')
  const marker = join(from, 'hearth.json')
  const text = (await readIfThere(marker)) ?? (await readIfThere(`${marker}.moved`))
  if (text !== null && (await readIfThere(marker)) !== null) {
    await rename(marker, `${marker}.moved`)
    await flushFolder(from)
  }
  step('retired')
  if (text !== null) await writeWhole(join(to, 'hearth.json'), text)
  step('marked')
  await rm(join(to, claimName), { force: true })
  await settings.change({ dataDir: to, former: from, move: null })
  step('switched')
}

/** Takes the copy away; the folder itself stays, somebody made it. Only where it is marked as our copy. */
async function undo(from: string, to: string, settings: Journal): Promise<void> {
  if (await isClaimed(from, to)) {
    const names = (await readdir(to)).filter((name) => name !== claimName)
    for (const name of names) await rm(join(to, name), { recursive: true, force: true })
    // Last, so that one that was cut off here as well is gone on with.
    await rm(join(to, claimName), { force: true })
  }
  await settings.change({ move: null })
}
